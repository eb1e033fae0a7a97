package io.signalbox.ui.environments;

import io.signalbox.cloud.stack.FoundFleet;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AdminUrl;
import io.signalbox.environment.AdminWire;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentException;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.environment.Thresholds;
import io.signalbox.ui.kit.screen.Availability;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// One environment while it is typed: every field with what is wrong with it.
final class EditorModel {
    private static final Set<EditorField> PLACE =
            EnumSet.of(EditorField.REGION, EditorField.PROFILE, EditorField.ENDPOINT);

    final ObjectProperty<EnvironmentKind> kind = new SimpleObjectProperty<>(EnvironmentKind.OTHER);
    final BooleanProperty protectedFromWrites = new SimpleBooleanProperty();
    final ObjectProperty<AdminWire.Parser> parser =
            new SimpleObjectProperty<>(AdminWire.Parser.JSON);
    final ObjectProperty<AdminWire.Transports> transports =
            new SimpleObjectProperty<>(AdminWire.Transports.BOTH);
    final BooleanProperty aws = new SimpleBooleanProperty();
    final BooleanProperty serverUnhealthy = new SimpleBooleanProperty(true);

    private final @Nullable Environment before;
    private final FieldChecks checks;
    private final Map<EditorField, StringProperty> values = new EnumMap<>(EditorField.class);
    private final Map<EditorField, ReadOnlyStringWrapper> complaints =
            new EnumMap<>(EditorField.class);
    private final ReadOnlyObjectWrapper<Availability> savable =
            new ReadOnlyObjectWrapper<>(Availability.POSSIBLE);
    private final ReadOnlyObjectWrapper<Availability> testable =
            new ReadOnlyObjectWrapper<>(Availability.POSSIBLE);
    private final ReadOnlyObjectWrapper<Availability> searchable =
            new ReadOnlyObjectWrapper<>(Availability.POSSIBLE);

    /// @param before as it stands in the file; null for a new one
    /// @param shown what the fields begin with; null for empty ones
    /// @param taken names of the other environments
    EditorModel(@Nullable Environment before, @Nullable Environment shown, Set<String> taken) {
        this.before = before;
        this.checks = new FieldChecks(taken);
        for (EditorField field : EditorField.values()) {
            values.put(field, new SimpleStringProperty(""));
            complaints.put(field, new ReadOnlyStringWrapper(""));
        }
        value(EditorField.PATH).set(AdminEndpoint.DEFAULT_PATH);
        value(EditorField.NAMESPACE).set(AdminEndpoint.DEFAULT_NAMESPACE);
        thresholds(Thresholds.USUAL);
        if (shown != null) {
            show(shown);
        }
        values.values().forEach(value -> value.addListener((_, _, _) -> check()));
        kind.addListener((_, _, _) -> check());
        aws.addListener((_, _, _) -> check());
        check();
    }

    private void show(Environment shown) {
        value(EditorField.NAME).set(shown.name());
        kind.set(shown.kind());
        protectedFromWrites.set(shown.protectedFromWrites());
        AdminEndpoint admin = shown.admin();
        value(EditorField.URL).set(admin.url().toString());
        value(EditorField.PATH).set(admin.path());
        value(EditorField.NAMESPACE).set(admin.namespace());
        value(EditorField.USERNAME).set(orEmpty(admin.username()));
        parser.set(admin.wire().parser());
        transports.set(admin.wire().transports());
        aws(shown.aws());
        thresholds(shown.thresholds());
    }

    private void aws(@Nullable AwsTarget target) {
        aws.set(target != null);
        if (target != null) {
            value(EditorField.REGION).set(target.region());
            value(EditorField.PROFILE).set(orEmpty(target.profile()));
            value(EditorField.CLUSTER).set(target.cluster());
            value(EditorField.BLUE).set(target.blueService());
            value(EditorField.GREEN).set(target.greenService());
            value(EditorField.RULE).set(orEmpty(target.ruleArn()));
            value(EditorField.GROUP).set(orEmpty(target.group()));
            value(EditorField.ENDPOINT)
                    .set(
                            target.endpointOverride() == null
                                    ? ""
                                    : target.endpointOverride().toString());
        }
    }

    private void thresholds(Thresholds thresholds) {
        serverUnhealthy.set(thresholds.serverUnhealthy());
        value(EditorField.CLIENTS_DOWN).set(Integer.toString(thresholds.clientsDownPercent()));
        value(EditorField.POLLING).set(Integer.toString(thresholds.pollingPercent()));
        value(EditorField.LAG).set(Integer.toString(thresholds.loopLagMillis()));
    }

    @Nullable Environment before() {
        return before;
    }

    StringProperty value(EditorField field) {
        return Objects.requireNonNull(values.get(field));
    }

    /// What is wrong with the field; empty when nothing is.
    ObservableValue<String> complaint(EditorField field) {
        return Objects.requireNonNull(complaints.get(field)).getReadOnlyProperty();
    }

    ObservableValue<Availability> savable() {
        return savable.getReadOnlyProperty();
    }

    /// Whether the admin side is whole enough to be tried.
    ObservableValue<Availability> testable() {
        return testable.getReadOnlyProperty();
    }

    /// Whether it is said where fleets are to be looked for.
    ObservableValue<Availability> searchable() {
        return searchable.getReadOnlyProperty();
    }

    /// Fills in what a pasted URL of the Admin UI says.
    ///
    /// @return what is wrong with it; empty when it was understood
    Optional<String> importUrl(String pasted) {
        try {
            AdminUrl found = AdminUrl.parse(pasted);
            value(EditorField.URL).set(found.url().toString());
            value(EditorField.PATH).set(found.path());
            value(EditorField.NAMESPACE).set(found.namespace());
            if (found.username() != null) {
                value(EditorField.USERNAME).set(found.username());
            }
            if (text(EditorField.NAME).isEmpty()) {
                value(EditorField.NAME).set(found.url().getAuthority());
            }
            return Optional.empty();
        } catch (EnvironmentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Fills in what a fleet's stacks say. A name that was typed already stays.
    void fill(FoundFleet fleet) {
        if (text(EditorField.NAME).isEmpty()) {
            value(EditorField.NAME).set(fleet.name());
        }
        if (fleet.url() != null) {
            value(EditorField.URL).set(fleet.url().toString());
        }
        value(EditorField.CLUSTER).set(fleet.cluster());
        value(EditorField.BLUE).set(fleet.blueService());
        value(EditorField.GREEN).set(fleet.greenService());
        value(EditorField.RULE).set(orEmpty(fleet.ruleArn()));
        value(EditorField.GROUP).set(orEmpty(fleet.group()));
    }

    /// Where fleets are to be looked for; only when [#searchable].
    FleetSearch.Place place() {
        String endpoint = text(EditorField.ENDPOINT);
        return new FleetSearch.Place(
                text(EditorField.REGION),
                endpoint.isEmpty() ? null : URI.create(endpoint),
                orNull(EditorField.PROFILE));
    }

    private void check() {
        Availability save = Availability.POSSIBLE;
        Availability test = Availability.POSSIBLE;
        Availability search = Availability.POSSIBLE;
        for (EditorField field : EditorField.values()) {
            String complaint =
                    field.ofAws() && !aws.get()
                            ? ""
                            : checks.complaint(field, this::text, kind.get());
            Objects.requireNonNull(complaints.get(field)).set(complaint);
            if (!complaint.isEmpty()) {
                Availability no = Availability.impossible(field.label() + ": " + complaint);
                save = save.and(no);
                test = field.compareTo(EditorField.URL) >= 0 && !late(field) ? test.and(no) : test;
                search = PLACE.contains(field) ? search.and(no) : search;
            }
        }
        savable.set(save);
        testable.set(test);
        searchable.set(search);
    }

    private static boolean late(EditorField field) {
        return field.compareTo(EditorField.USERNAME) > 0;
    }

    /// The admin side as typed; only when [#testable].
    AdminEndpoint admin() {
        return new AdminEndpoint(
                URI.create(text(EditorField.URL)),
                text(EditorField.PATH),
                text(EditorField.NAMESPACE),
                orNull(EditorField.USERNAME),
                new AdminWire(parser.get(), transports.get()));
    }

    /// What was typed; only when [#savable].
    Environment environment() {
        String endpoint = text(EditorField.ENDPOINT);
        return new Environment(
                text(EditorField.NAME),
                kind.get(),
                admin(),
                aws.get()
                        ? new AwsTarget(
                                text(EditorField.REGION),
                                endpoint.isEmpty() ? null : URI.create(endpoint),
                                orNull(EditorField.PROFILE),
                                text(EditorField.CLUSTER),
                                text(EditorField.BLUE),
                                text(EditorField.GREEN),
                                orNull(EditorField.RULE),
                                orNull(EditorField.GROUP))
                        : null,
                protectedFromWrites.get(),
                new Thresholds(
                        serverUnhealthy.get(),
                        Integer.parseInt(text(EditorField.CLIENTS_DOWN)),
                        Integer.parseInt(text(EditorField.POLLING)),
                        Integer.parseInt(text(EditorField.LAG))));
    }

    private String text(EditorField field) {
        return value(field).get().strip();
    }

    private @Nullable String orNull(EditorField field) {
        String text = text(field);
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
