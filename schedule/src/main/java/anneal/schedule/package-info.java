@NullMarked
package anneal.schedule;

import org.jspecify.annotations.NullMarked;
