/** What shapes and rules say of themselves, so that their text form and its help need no second list. */
@NullMarked
package anneal.describe;

import org.jspecify.annotations.NullMarked;
