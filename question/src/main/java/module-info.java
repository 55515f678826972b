/** Questions about schedules: what looks wrong, where two part, and which one made these rates. */
module anneal.question {
    requires static transitive org.jspecify;
    requires transitive anneal.schedule;

    exports anneal.question;
}
