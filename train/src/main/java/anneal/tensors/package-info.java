/**
 * Named arrays of numbers and texts, and the file they are kept in: safetensors, which Python reads too.
 *
 * <p>A file is written beside its place, forced to the disk and renamed, so that under its name there is always a whole
 * file: the old one or the new one. A sealed file carries a checksum over all of its bytes.
 */
@NullMarked
package anneal.tensors;

import org.jspecify.annotations.NullMarked;
