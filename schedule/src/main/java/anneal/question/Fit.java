package anneal.question;
/** Placeholder so that the package's documentation resolves. */
final class Fit {}
