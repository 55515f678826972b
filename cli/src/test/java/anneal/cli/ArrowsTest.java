package anneal.cli;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the packages go one way. */
class ArrowsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("anneal");

    @Test
    void modulesAreLayers() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("anneal.cli..")
                .layer("lab")
                .definedBy("anneal.lab..")
                .layer("train")
                .definedBy("anneal.train..", "anneal.net..", "anneal.data..", "anneal.optim..")
                .layer("notation")
                .definedBy("anneal.notation..")
                .layer("schedule")
                .definedBy("anneal.schedule..")
                .layer("feedback")
                .definedBy("anneal.feedback..")
                .layer("describe")
                .definedBy("anneal.describe..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("lab")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("train")
                .mayOnlyBeAccessedByLayers("lab", "cli")
                .whereLayer("notation")
                .mayOnlyBeAccessedByLayers("train", "lab", "cli")
                .whereLayer("schedule")
                .mayOnlyBeAccessedByLayers("notation", "train", "lab", "cli")
                .whereLayer("feedback")
                .mayOnlyBeAccessedByLayers("notation", "train", "lab", "cli")
                .whereLayer("describe")
                .mayOnlyBeAccessedByLayers("schedule", "feedback", "notation", "train")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("anneal.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
