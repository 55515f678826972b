/** The schedules of other libraries, read with their original numbers. */
module anneal.dialect {
    requires static transitive org.jspecify;
    requires transitive anneal.schedule;

    exports anneal.dialect;

    provides anneal.notation.ForeignReader with
            anneal.dialect.DialectReader;
}
