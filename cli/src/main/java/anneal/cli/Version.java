package anneal.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
final class Version implements IVersionProvider {
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "anneal " + (version == null ? "(development build)" : version);
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }
}
