package io.signalbox.ui.scaling;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.Group;
import io.signalbox.environment.AwsTarget;
import io.signalbox.operation.Intent;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.words.Numbers;
import io.signalbox.ui.scaling.CountText.Bounds;
import io.signalbox.ui.scaling.CountViewModel.Subject;
import io.signalbox.ui.scaling.TaskHistory.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the Scaling screen shows. FX thread only, but needs no toolkit.
final class ScalingViewModel {

    private static final Availability NOT_READ =
            Availability.impossible("Nothing has been read of AWS yet");

    private final Actions actions;
    private final TaskHistory history = new TaskHistory();
    private final CountViewModel tasks;
    private final CountViewModel groupCount;
    private final ReadOnlyObjectWrapper<List<String>> services =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<String> chosen = new SimpleObjectProperty<>("");
    private final ReadOnlyObjectWrapper<Optional<ServiceFacts>> facts =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Group>> group =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<InstanceRow>> instances =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<ActivityRow>> activity =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Sample>> samples =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper readAge = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(Notice.NONE);
    private @Nullable ConsoleSnapshot last;

    ScalingViewModel(Actions actions) {
        this.actions = actions;
        tasks = new CountViewModel(actions);
        groupCount = new CountViewModel(actions);
        chosen.addListener((_, _, _) -> choose());
    }

    /// Takes the snapshot into the history, also while the screen is not visible.
    void observe(ConsoleSnapshot snapshot) {
        for (ServiceFacts each : ServiceFacts.all(snapshot)) {
            history.add(
                    each.name(),
                    new Sample(
                            snapshot.cloud().readAt(),
                            each.service().running(),
                            each.service().desired(),
                            each.socketsPerTask()));
        }
    }

    /// Shows the snapshot.
    void show(ConsoleSnapshot snapshot) {
        last = snapshot;
        observe(snapshot);
        CloudSnapshot cloud = snapshot.cloud();
        List<String> names = cloud.services().stream().map(service -> service.name()).toList();
        // The choice first: who offers the new names must find it among them.
        if (!names.isEmpty() && !names.contains(chosen.get())) {
            chosen.set(names.getFirst());
        }
        services.set(names);
        readAge.set(readAge(snapshot));
        notice.set(Notice.of(cloud.status()));
        instances.set(InstanceRow.all(cloud));
        group.set(groupOf(snapshot));
        showGroup(snapshot);
        showService(snapshot);
    }

    private void choose() {
        tasks.clear();
        if (last != null) {
            showService(last);
        }
    }

    private void showService(ConsoleSnapshot snapshot) {
        Optional<ServiceFacts> now =
                snapshot.cloud().service(chosen.get()).map(each -> ServiceFacts.of(each, snapshot));
        facts.set(now);
        samples.set(history.of(chosen.get()));
        activity.set(
                now.map(each -> ActivityRow.of(each.service(), groupName(), snapshot))
                        .orElse(List.of()));
        tasks.show(
                now.map(ScalingViewModel::tasksOf).orElse(null),
                now.isPresent() ? actions.availability(snapshot) : NOT_READ);
    }

    private void showGroup(ConsoleSnapshot snapshot) {
        groupCount.show(
                group.get().map(ScalingViewModel::instancesOf).orElse(null),
                group.get().isPresent()
                        ? actions.availability(snapshot)
                        : Availability.impossible("This environment names no group"));
    }

    private @Nullable String groupName() {
        return group.get().map(Group::name).orElse(null);
    }

    private static Subject tasksOf(ServiceFacts facts) {
        String name = facts.name();
        return new Subject(
                facts.service().desired(),
                Bounds.tasks(),
                count -> new Intent.ScaleService(name, count));
    }

    private static Subject instancesOf(Group group) {
        return new Subject(
                group.desired(),
                Bounds.instances(group.name(), group.min(), group.max()),
                count -> new Intent.ScaleGroup(group.name(), count));
    }

    private static Optional<Group> groupOf(ConsoleSnapshot snapshot) {
        AwsTarget aws = snapshot.environment().aws();
        return snapshot.cloud().groups().stream()
                .filter(each -> aws == null || each.name().equals(aws.group()))
                .findFirst();
    }

    private static String readAge(ConsoleSnapshot snapshot) {
        return snapshot.cloud().services().isEmpty()
                ? ""
                : "ECS read %s ago"
                        .formatted(
                                Numbers.age(
                                        Duration.between(
                                                snapshot.cloud().readAt(), snapshot.at())));
    }

    /// The count of the chosen service.
    CountViewModel tasks() {
        return tasks;
    }

    /// The count of the group's instances.
    CountViewModel groupCount() {
        return groupCount;
    }

    ReadOnlyObjectProperty<List<String>> services() {
        return services.getReadOnlyProperty();
    }

    /// The name of the chosen service; empty until the first was read.
    ObjectProperty<String> chosen() {
        return chosen;
    }

    ReadOnlyObjectProperty<Optional<ServiceFacts>> facts() {
        return facts.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Group>> group() {
        return group.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<InstanceRow>> instances() {
        return instances.getReadOnlyProperty();
    }

    /// The time of what is shown; long ago before the first snapshot.
    Instant now() {
        ConsoleSnapshot snapshot = last;
        return snapshot == null ? Instant.EPOCH : snapshot.at();
    }

    ReadOnlyObjectProperty<List<ActivityRow>> activity() {
        return activity.getReadOnlyProperty();
    }

    /// Of the chosen service, oldest first.
    ReadOnlyObjectProperty<List<Sample>> samples() {
        return samples.getReadOnlyProperty();
    }

    ReadOnlyStringProperty readAge() {
        return readAge.getReadOnlyProperty();
    }

    /// Why there is nothing or only old things to see.
    ReadOnlyObjectProperty<Notice> notice() {
        return notice.getReadOnlyProperty();
    }
}
