/**
 * The schedules of other libraries, read as they are written there and answered with the originals' own numbers, quirks
 * included: PyTorch, Transformers, timm, Keras, optax and DL4J.
 *
 * <p>A text is Python: an expression that makes a scheduler, or lines of assignments that end in one. It is never run as
 * Python. It is read by {@code Compiler} into arithmetic on Python's types; each library is a table of definitions whose
 * formulas are such expressions, too, so that a float step, a division by zero or a missing argument does what it does in
 * the original, down to the message. {@link anneal.dialect.Dialects} is the way in.
 *
 * <p>Module prefixes and imports are ignored, and so is an argument named {@code optimizer}.
 */
@NullMarked
package anneal.dialect;

import org.jspecify.annotations.NullMarked;
