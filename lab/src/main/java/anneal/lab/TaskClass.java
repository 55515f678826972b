package anneal.lab;

import anneal.data.DataSet;
import anneal.data.Split;
import anneal.notation.Nearest;
import anneal.notation.Parameters;
import anneal.optim.Optimizer;
import anneal.train.Learner;
import anneal.train.Precision;
import anneal.train.Start;
import anneal.train.Task;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task of somebody's own: a class on a class path, made by its public constructor. Two are equal that have the same names.
 *
 * <p>Its classes are kept apart from this program's: of these they see the JDK's and Anneal's alone, so that the task may bring any
 * version of any library.
 */
public final class TaskClass implements Task {
    private final String name;
    private final ClassPath classPath;
    private final Task task;

    private TaskClass(String name, ClassPath classPath, Task task) {
        this.name = name;
        this.classPath = classPath;
        this.task = task;
    }

    /**
     * Loads and makes a task. From now on the calling thread, and those that it begins, look among the task's classes for what
     * libraries find by themselves, such as the engine of a framework.
     *
     * @param name the class's full name
     * @param classPath where it is, and what it needs, written as for {@code java -cp}
     * @throws IllegalArgumentException saying what is wrong if there is no such task
     */
    public static TaskClass load(String name, String classPath) {
        ClassPath path = new ClassPath(classPath);
        ClassLoader loader = path.loader(Blame.loader(name));
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return new TaskClass(name, path, make(Class.forName(name, true, loader)));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "task must be a class on the class path " + classPath + ", but was " + name + near(name, path), e);
        } catch (LinkageError e) {
            throw new IllegalArgumentException(name + " cannot be loaded: " + Blame.reason(e), e);
        }
    }

    /** A class of the same name in another package, or else of a name like it. */
    private static String near(String name, ClassPath path) {
        List<String> classes = path.classes();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return classes.stream()
                .filter(known -> known.endsWith("." + simple) || known.equals(simple))
                .findFirst()
                .map(known -> "; did you mean \"" + known + "\"?")
                .orElse(Nearest.hint(name, classes));
    }

    private static Task make(Class<?> type) {
        if (!Task.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(
                    type.getName() + " must implement " + Task.class.getName() + ", but does not");
        }
        try {
            return (Task) type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getTargetException();
            throw new IllegalArgumentException(
                    Blame.of(thrown).orElse(type.getName() + " cannot be made: " + Blame.reason(thrown)), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getName() + " must be a public class with a public constructor without parameters", e);
        }
    }

    /** The class's full name. */
    public String name() {
        return name;
    }

    /** Where it is. */
    public String classPath() {
        return classPath.text();
    }

    /** A short text that changes when a class on the class path does. */
    public String fingerprint() {
        return classPath.fingerprint();
    }

    @Override
    public Split data(long seed) {
        return task.data(seed);
    }

    @Override
    public Learner start(DataSet train, Start start) {
        return task.start(train, start);
    }

    @Override
    public @Nullable Optimizer optimizer() {
        return task.optimizer();
    }

    @Override
    public @Nullable Parameters parameters() {
        return task.parameters();
    }

    @Override
    public boolean takes(Precision precision) {
        return task.takes(precision);
    }

    @Override
    public boolean parallel() {
        return task.parallel();
    }

    @Override
    public int batch() {
        return task.batch();
    }

    @Override
    public int epochs() {
        return task.epochs();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TaskClass that && name.equals(that.name) && classPath.equals(that.classPath);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, classPath);
    }

    @Override
    public String toString() {
        return name;
    }
}
