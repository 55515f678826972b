package anneal.lab.chart;

/** Something drawn on the plane of a chart. */
public sealed interface Mark permits Series, Band, Marker, Guide {}
