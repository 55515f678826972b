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
                .layer("board")
                .definedBy("anneal.board..")
                .layer("lab")
                .definedBy("anneal.lab..")
                .layer("train")
                .definedBy(
                        "anneal.find..",
                        "anneal.record..",
                        "anneal.train..",
                        "anneal.net..",
                        "anneal.data..",
                        "anneal.optim..",
                        "anneal.tensors..")
                .layer("dialect")
                .definedBy("anneal.dialect..", "anneal.export..", "anneal.question..")
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
                .whereLayer("board")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("lab")
                .mayOnlyBeAccessedByLayers("board", "cli")
                .whereLayer("train")
                .mayOnlyBeAccessedByLayers("lab", "board", "cli")
                .whereLayer("dialect")
                .mayOnlyBeAccessedByLayers("board", "cli")
                .whereLayer("notation")
                .mayOnlyBeAccessedByLayers("dialect", "train", "lab", "board", "cli")
                .whereLayer("schedule")
                .mayOnlyBeAccessedByLayers("notation", "dialect", "train", "lab", "board", "cli")
                .whereLayer("feedback")
                .mayOnlyBeAccessedByLayers("notation", "dialect", "train", "lab", "board", "cli")
                .whereLayer("describe")
                .mayOnlyBeAccessedByLayers("schedule", "feedback", "notation", "dialect", "train")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("anneal.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
