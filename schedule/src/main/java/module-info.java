/** A learning rate as a value: schedules, what listens to a metric, and their text. */
module anneal.schedule {
    requires static transitive org.jspecify;

    exports anneal.describe;
    exports anneal.export;
    exports anneal.feedback;
    exports anneal.notation;
    exports anneal.question;
    exports anneal.schedule;
}
