/**
 * Two well-known recipes, each with its model in one plain file: {@link anneal.recipes.ResNet} on CIFAR-10 and
 * {@link anneal.recipes.Transformer} on the characters of a text. Schedules are texts on the command line.
 */
@NullMarked
package anneal.recipes;

import org.jspecify.annotations.NullMarked;
