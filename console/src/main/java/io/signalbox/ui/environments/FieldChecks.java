package io.signalbox.ui.environments;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.EnvironmentException;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.environment.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.function.Function;

/// What is wrong with what was typed into a field, as one sentence without a full stop.
///
/// @param taken names of the other environments
record FieldChecks(Set<String> taken) {

    /// @param text what stands in a field now
    /// @return empty when nothing is wrong
    String complaint(EditorField field, Function<EditorField, String> text, EnvironmentKind kind) {
        String typed = text.apply(field);
        return switch (field) {
            case NAME -> name(typed);
            case URL -> url(typed);
            case PATH, NAMESPACE -> typed.startsWith("/") ? "" : "must start with /";
            case USERNAME, PROFILE, GROUP -> "";
            case REGION ->
                    typed.matches("[a-z]{2}(-[a-z]+)+-\\d") ? "" : "a Region such as eu-west-1";
            case CLUSTER, BLUE -> typed.isEmpty() ? "is needed" : "";
            case GREEN ->
                    typed.isEmpty()
                            ? "is needed"
                            : typed.equals(text.apply(EditorField.BLUE))
                                    ? "must not be the blue service too"
                                    : "";
            case RULE ->
                    typed.isEmpty() || typed.matches("arn:[\\w-]+:elasticloadbalancing:.+")
                            ? ""
                            : "an ARN that begins with arn:aws:elasticloadbalancing:";
            case ENDPOINT -> endpoint(typed, kind);
            case CLIENTS_DOWN, POLLING -> number(typed, 100);
            case LAG -> number(typed, 60_000);
        };
    }

    private String name(String typed) {
        if (typed.isEmpty()) {
            return "is needed";
        }
        return taken.contains(typed) ? "another environment is called so" : "";
    }

    private static String url(String typed) {
        if (typed.isEmpty()) {
            return "is needed";
        }
        try {
            URI url = new URI(typed);
            new AdminEndpoint(url, "/", "/", null);
            return "";
        } catch (URISyntaxException _) {
            return "not a URL such as https://channels.example.com";
        } catch (EnvironmentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String endpoint(String typed, EnvironmentKind kind) {
        if (typed.isEmpty()) {
            return kind == EnvironmentKind.LAB
                    ? "a lab needs one, or it would talk to real AWS"
                    : "";
        }
        try {
            return Loopback.is(new URI(typed))
                    ? ""
                    : "must be on this machine: 127.0.0.1, localhost or [::1]";
        } catch (URISyntaxException _) {
            return "not a URL such as http://127.0.0.1:4566";
        }
    }

    private static String number(String typed, int most) {
        boolean good = typed.matches("\\d{1,6}") && Integer.parseInt(typed) <= most;
        return good ? "" : "a whole number from 0 to " + most;
    }
}
