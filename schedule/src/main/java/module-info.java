/** A learning rate as a value: schedules, what listens to a metric, and their text. */
module anneal.schedule {
    requires static org.jspecify;

    exports anneal.schedule;
}
