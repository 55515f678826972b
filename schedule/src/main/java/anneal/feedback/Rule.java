package anneal.feedback;

/** When to move the rate and how: the part of a feedback that stays the same while it watches. */
public sealed interface Rule permits Plateau {

    /** A feedback under this rule that has seen nothing yet. */
    Feedback start();
}
