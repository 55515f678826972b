/** The schedules of other libraries: read with their original numbers, and written as code. */
module anneal.dialect {
    requires static transitive org.jspecify;
    requires transitive anneal.schedule;

    exports anneal.dialect;
    exports anneal.export;

    provides anneal.notation.ForeignReader with
            anneal.dialect.DialectReader;
}
