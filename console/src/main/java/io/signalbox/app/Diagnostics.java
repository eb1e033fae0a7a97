package io.signalbox.app;

import io.signalbox.environment.Environment;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.words.StatusWords;
import java.util.List;

/// What a bug report needs, as a text. No secret, no name of a user, no data of a client.
final class Diagnostics {

    private Diagnostics() {}

    static String of(ConsoleSession session) {
        return session.latest().map(s -> of(s, session.errors())).orElse("nothing is known yet\n");
    }

    static String of(ConsoleSnapshot snapshot, List<String> errors) {
        StringBuilder text = new StringBuilder(600);
        Environment environment = snapshot.environment();
        FleetSnapshot fleet = snapshot.fleet();
        line(text, "Signalbox", Version.text());
        line(
                text,
                "Java",
                System.getProperty("java.version")
                        + ", JavaFX "
                        + System.getProperty("javafx.version"));
        line(text, "System", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        line(text, "At", snapshot.at().toString());
        line(
                text,
                "Environment",
                environment.name()
                        + " ("
                        + environment.kind().word()
                        + "), "
                        + environment.admin().url()
                        + environment.admin().namespace()
                        + ", path "
                        + environment.admin().path()
                        + ", "
                        + environment.admin().wire());
        line(text, "Feed", words(StatusWords.of(fleet, snapshot.at())));
        line(
                text,
                "Fleet",
                fleet.servers().size()
                        + " servers, "
                        + fleet.totals().clients()
                        + " clients, "
                        + fleet.sockets().size()
                        + " sockets listed, "
                        + fleet.unreadableEvents()
                        + " unreadable events, announces "
                        + fleet.supportedFeatures().stream().sorted().toList());
        line(text, "AWS", words(StatusWords.of(snapshot.cloud().status())));
        line(text, "Armed", Boolean.toString(snapshot.armed()));
        line(text, "Operations", Integer.toString(snapshot.operations().size()));
        errors.forEach(error -> line(text, "Error", error));
        return text.toString();
    }

    private static String words(StatusWords words) {
        return String.join(" | ", words.text(), words.detail(), words.help());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }
}
