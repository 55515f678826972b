package anneal.feedback;

/** When to move the rate and how: the part of a feedback that stays the same while it watches. */
public sealed interface Rule permits Plateau, Greedy {

    /** The state of this rule before it has seen anything. */
    State start();
}
