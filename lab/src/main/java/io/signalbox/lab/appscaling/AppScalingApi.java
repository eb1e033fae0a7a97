package io.signalbox.lab.appscaling;

import static java.util.Map.entry;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Pages;
import io.signalbox.lab.identity.Account;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The operations of Application Auto Scaling, such as
/// `aws application-autoscaling describe-scaling-policies --service-namespace ecs`.
public final class AppScalingApi {
    private static final Pages PAGES =
            Pages.of("MaxResults", "NextToken", "InvalidNextTokenException", 50, 50);

    private final AppScaling scaling;

    private AppScalingApi(AppScaling scaling) {
        this.scaling = scaling;
    }

    public static AwsService service(AppScaling scaling) {
        AppScalingApi api = new AppScalingApi(scaling);
        return new AwsService(
                "application-autoscaling",
                "2016-02-06",
                "AnyScaleFrontendService",
                "ValidationException",
                Map.ofEntries(
                        entry("RegisterScalableTarget", api::register),
                        entry("DeregisterScalableTarget", api::deregister),
                        entry("DescribeScalableTargets", api::describeTargets),
                        entry("PutScalingPolicy", api::putPolicy),
                        entry("DeleteScalingPolicy", api::deletePolicy),
                        entry("DescribeScalingPolicies", api::describePolicies),
                        entry("PutScheduledAction", api::putSchedule),
                        entry("DeleteScheduledAction", api::deleteSchedule),
                        entry("DescribeScheduledActions", api::describeSchedules),
                        entry("DescribeScalingActivities", api::describeActivities),
                        entry("ListTagsForResource", api::listTags)));
    }

    private Members register(Input input) {
        ScalableTarget target = target(scaling, TargetId.from(input), input);
        return Members.of().put("ScalableTargetARN", target.arn());
    }

    /// Registers or changes; what the caller leaves out stays.
    static ScalableTarget target(AppScaling scaling, TargetId id, Input input) {
        Optional<ScalableTarget> known = scaling.find(id);
        int min =
                input.number("MinCapacity")
                        .orElseGet(
                                () ->
                                        known.map(ScalableTarget::min)
                                                .orElseThrow(() -> missing(input, "MinCapacity")));
        int max =
                input.number("MaxCapacity")
                        .orElseGet(
                                () ->
                                        known.map(ScalableTarget::max)
                                                .orElseThrow(() -> missing(input, "MaxCapacity")));
        ScalableTarget.requireBounds(input, min, max);
        ScalableTarget.Suspended before =
                known.map(ScalableTarget::suspended).orElse(ScalableTarget.Suspended.NOTHING);
        ScalableTarget target =
                new ScalableTarget(
                        id,
                        known.map(ScalableTarget::arn).orElseGet(() -> arn(scaling, id)),
                        min,
                        max,
                        input.members("SuspendedState").map(before::with).orElse(before),
                        input.text("RoleARN").orElseGet(scaling::serviceRole),
                        known.map(ScalableTarget::tags).orElseGet(() -> input.textsByName("Tags")),
                        known.map(ScalableTarget::created).orElseGet(scaling::now));
        scaling.register(target);
        return target;
    }

    private static String arn(AppScaling scaling, TargetId id) {
        return scaling.arn("scalable-target/" + Account.serial(id.resourceId()) + "0000");
    }

    private static ApiError missing(Input input, String name) {
        return input.invalid(name + " is required to register a new scalable target.");
    }

    private Members deregister(Input input) {
        TargetId id = scaling.target(TargetId.from(input)).id();
        scaling.deregister(id);
        return Members.of();
    }

    private Members describeTargets(Input input) {
        TargetId.requireEcs(input);
        List<String> resources = input.texts("ResourceIds");
        List<Members> found =
                scaling.targets().stream()
                        .filter(t -> resources.isEmpty() || resources.contains(t.id().resourceId()))
                        .map(ScalableTarget::members)
                        .toList();
        return PAGES.answer(input, "DescribeScalableTargets", "ScalableTargets", found);
    }

    private Members putPolicy(Input input) {
        TargetId id = TargetId.from(input);
        Policy policy =
                scaling.put(id, input.requiredText("PolicyName"), PolicyReader.settings(input, id));
        return Members.of().put("PolicyARN", policy.arn()).put("Alarms", policy.alarmMembers());
    }

    private Members deletePolicy(Input input) {
        TargetId id = TargetId.from(input);
        String name = input.requiredText("PolicyName");
        scaling.remove(
                scaling.policy(id, name)
                        .orElseThrow(
                                () ->
                                        AppScaling.notFound(
                                                "No scaling policy found for service namespace: ecs, resource ID: %s, policy name: %s"
                                                        .formatted(id.resourceId(), name))));
        return Members.of();
    }

    private Members describePolicies(Input input) {
        List<String> names = input.texts("PolicyNames");
        List<Members> found =
                of(input, scaling.policies(), Policy::target)
                        .filter(p -> names.isEmpty() || names.contains(p.name()))
                        .map(Policy::members)
                        .toList();
        return PAGES.answer(input, "DescribeScalingPolicies", "ScalingPolicies", found);
    }

    private Members putSchedule(Input input) {
        TargetId id = TargetId.from(input);
        String name = input.requiredText("ScheduledActionName");
        String arn =
                scaling.arn(
                        "scheduledAction:%s:resource/ecs/%s:scheduledActionName/%s"
                                .formatted(Account.serial(name), id.resourceId(), name));
        scaling.put(ScheduledAction.from(input, id, arn, scaling.now()));
        return Members.of();
    }

    private Members deleteSchedule(Input input) {
        String name = input.requiredText("ScheduledActionName");
        if (!scaling.removeSchedule(TargetId.from(input), name)) {
            throw AppScaling.notFound("There is no scheduled action %s.".formatted(name));
        }
        return Members.of();
    }

    private Members describeSchedules(Input input) {
        List<String> names = input.texts("ScheduledActionNames");
        List<Members> found =
                of(input, scaling.schedules(), ScheduledAction::target)
                        .filter(s -> names.isEmpty() || names.contains(s.name()))
                        .map(ScheduledAction::members)
                        .toList();
        return PAGES.answer(input, "DescribeScheduledActions", "ScheduledActions", found);
    }

    private Members describeActivities(Input input) {
        boolean all = input.flag("IncludeNotScaledActivities").orElse(false);
        List<Members> found =
                of(input, scaling.activities(), Activity::target)
                        .filter(a -> all || a.notScaled().isEmpty())
                        .map(Activity::members)
                        .toList();
        return PAGES.answer(input, "DescribeScalingActivities", "ScalingActivities", found);
    }

    private Members listTags(Input input) {
        String arn = input.requiredText("ResourceARN");
        ScalableTarget target =
                scaling.targets().stream()
                        .filter(t -> t.arn().equals(arn))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        ApiError.of(
                                                "ResourceNotFoundException",
                                                "There is no scalable target " + arn));
        Members tags = Members.of();
        target.tags().forEach(tags::put);
        return Members.of().put("Tags", tags);
    }

    /// Those of the resource that the request names; of all where it names none.
    private static <T> Stream<T> of(Input input, Collection<T> all, Function<T, TargetId> target) {
        TargetId.requireEcs(input);
        Optional<TargetId> wanted = input.text("ResourceId").map(id -> TargetId.of(input, id));
        Predicate<T> asked = item -> wanted.map(target.apply(item)::equals).orElse(true);
        return all.stream().filter(asked);
    }
}
