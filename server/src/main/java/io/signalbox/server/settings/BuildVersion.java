package io.signalbox.server.settings;

/// The version that this program was built as.
final class BuildVersion {
    private static final String UNKNOWN = "development";

    private BuildVersion() {}

    /// From the jar's manifest; a run from class folders has none.
    static String read() {
        String version = BuildVersion.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }
}
