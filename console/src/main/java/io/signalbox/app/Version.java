package io.signalbox.app;

import org.jspecify.annotations.Nullable;

/// The version of this build, from the jar's manifest.
final class Version {

    private Version() {}

    /// For example `0.1.0`; `development` when it runs from classes.
    static String text() {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version.replace("-SNAPSHOT", "");
    }
}
