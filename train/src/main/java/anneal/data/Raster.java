package anneal.data;

/** The bytes of many images of one size, on the heap or in a file. */
interface Raster {

    ImageSize size();

    /** How many images there are. */
    int images();

    /** An array that holds an image; what is in it may change with the next image that this thread asks for. */
    byte[] chunk(int image);

    /** Where an image begins in its array. */
    int offset(int image);
}
