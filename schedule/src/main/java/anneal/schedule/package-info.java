/**
 * A learning rate as an immutable value that answers {@code at(step)}.
 *
 * <h2>Conventions</h2>
 *
 * <ul>
 *   <li>{@code step} is the index of the update about to be made, from 0: {@code at(0)} is the rate of the first update.
 *       A negative step is refused.
 *   <li>Lengths count updates and are {@code long}; plain counts are {@code int}; rates are {@code double}.
 *   <li>A ramp is closed: {@code at(0)} is {@code from} and {@code at(steps)} is {@code to}, bit for bit. Past its end a
 *       phase holds its last value. A value switches <em>at</em> a milestone.
 *   <li>Rates are finite and never negative. What is wrong is refused where it is made, by a message that names the
 *       component, the rule and the value. Nothing is repaired.
 * </ul>
 *
 * <h2>Three nouns</h2>
 *
 * <p>A {@link anneal.schedule.Schedule} answers at every step. A {@link anneal.schedule.Phase} is a schedule with an end,
 * and only a phase has {@code then}: what follows it starts on a clock of its own. A {@link anneal.schedule.Curve} is the
 * way from one value to another. The field's own names (one cycle, warm restarts, ...) are functions in
 * {@link anneal.schedule.Recipes} that build these values.
 *
 * <h2>Algebra</h2>
 *
 * <p>Schedules are combined by methods: {@code then}, {@code repeat}, {@code restart} and {@code stretch} on phases;
 * {@code times} (a number or another schedule), {@code atLeast}, {@code atMost}, {@code clip}, {@code delay},
 * {@code skip}, {@code slow}, {@code take}, {@code freeze}, {@code fork} and {@code held} on any schedule. {@code take}
 * makes a phase of any of them.
 *
 * <h2>A new shape</h2>
 *
 * <p>One record with {@code @About} and {@code @Formula} and one entry in a permits clause: text, help and explanation are
 * read off it. It may say more of itself by overriding {@link anneal.schedule.Schedule#atTime} (what a stretched reading
 * sees between two updates; without it the rate of the update before), {@link anneal.schedule.Schedule#trend} (from which
 * the next change is found; without it that is the next update) and, where it reads other schedules,
 * {@link anneal.schedule.Schedule#readings}.
 *
 * <p>The records of this package are also the registry: the text form, its help and its checks are read off them, so a
 * record's component names are the argument names of its text.
 */
@NullMarked
package anneal.schedule;

import org.jspecify.annotations.NullMarked;
