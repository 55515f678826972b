package anneal.describe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A shape's formula, which an explanation shows with the numbers put in.
 *
 * <p>It is arithmetic with {@code ^} for powers and functions written as calls. A name in it is a component of the record
 * (a schedule stands for what was read from it, a curve for its own formula), a public method of the record that takes a
 * step, {@code t} for the step, or {@code p} for the part of a phase that is behind.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Formula {
    /** The right-hand side: {@code from * gamma^(t / period)}. */
    String value();
}
