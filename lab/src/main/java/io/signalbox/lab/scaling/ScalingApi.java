package io.signalbox.lab.scaling;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Pages;
import io.signalbox.lab.scaling.AutoScalingGroup.Sizes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The Auto Scaling operations, such as `aws autoscaling set-desired-capacity --auto-scaling-group-name …`.
public final class ScalingApi {
    private static final Pages PAGES =
            Pages.of("MaxRecords", "NextToken", "InvalidNextToken", 100, 100);

    private final AutoScaling state;
    private final ScalingShapes shapes;

    private ScalingApi(AutoScaling state) {
        this.state = state;
        this.shapes = new ScalingShapes(state.account());
    }

    public static AwsService service(AutoScaling state) {
        ScalingApi api = new ScalingApi(state);
        return new AwsService(
                "autoscaling",
                "2011-01-01",
                "AutoScaling_2011_01_01",
                "ValidationError",
                Map.of(
                        "DescribeAutoScalingGroups", api::describeGroups,
                        "DescribeScalingActivities", api::describeActivities,
                        "SetDesiredCapacity", api::setDesiredCapacity,
                        "UpdateAutoScalingGroup", api::update));
    }

    /// A name that is not known is left out, not refused, as in AWS.
    private Members describeGroups(Input input) {
        List<String> names = input.texts("AutoScalingGroupNames");
        boolean instances = input.flag("IncludeInstances").orElse(true);
        List<AutoScalingGroup> found =
                state.groups().stream()
                        .filter(g -> names.isEmpty() || names.contains(g.name()))
                        .toList();
        return PAGES.withIfAbsent(50)
                .answer(
                        input,
                        "DescribeAutoScalingGroups",
                        "AutoScalingGroups",
                        found,
                        AutoScalingGroup::name,
                        group -> shapes.group(group, instances));
    }

    private record Of(AutoScalingGroup group, Activity activity) {
        /// Newest first: the key counts down.
        String key() {
            return "%019d%06d %s"
                    .formatted(
                            Long.MAX_VALUE - activity.start().toEpochMilli(),
                            999_999 - activity.number(),
                            group.name());
        }
    }

    private Members describeActivities(Input input) {
        List<AutoScalingGroup> groups =
                input.text("AutoScalingGroupName")
                        .map(name -> List.of(state.group(name)))
                        .orElseGet(() -> List.copyOf(state.groups()));
        List<String> ids = input.texts("ActivityIds");
        List<Of> asked =
                groups.stream()
                        .flatMap(g -> g.activities().stream().map(a -> new Of(g, a)))
                        .filter(a -> ids.isEmpty() || ids.contains(ScalingShapes.id(a.activity())))
                        .toList();
        return PAGES.answer(
                input,
                "DescribeScalingActivities",
                "Activities",
                asked,
                Of::key,
                of -> shapes.activity(of.group(), of.activity()));
    }

    private Members setDesiredCapacity(Input input) {
        AutoScalingGroup group = state.group(input.requiredText("AutoScalingGroupName"));
        int desired =
                input.number("DesiredCapacity")
                        .orElseThrow(() -> input.invalid("DesiredCapacity is required."));
        Sizes sizes = group.sizes();
        if (desired < sizes.min() || desired > sizes.max()) {
            throw outside(input, group.name(), new Sizes(sizes.min(), sizes.max(), desired));
        }
        if (input.flag("HonorCooldown").orElse(false) && group.coolingDown()) {
            throw ApiError.of(
                    "ScalingActivityInProgress",
                    "The group '%s' is cooling down after a scaling activity."
                            .formatted(group.name()));
        }
        group.resize(
                new Sizes(sizes.min(), sizes.max(), desired),
                "A user request set the desired capacity from %d to %d."
                        .formatted(sizes.desired(), desired));
        return Members.of();
    }

    private Members update(Input input) {
        input.allowOnly(Set.of("AutoScalingGroupName", "MinSize", "MaxSize", "DesiredCapacity"));
        AutoScalingGroup group = state.group(input.requiredText("AutoScalingGroupName"));
        Sizes old = group.sizes();
        int min = input.number("MinSize").orElse(old.min());
        int max = input.number("MaxSize").orElse(old.max());
        if (min < 0 || max > 20 || min > max) {
            throw input.invalid(
                    ("MinSize must be 0 or more and at most MaxSize, and MaxSize at most 20 in the lab;"
                                    + " not %d and %d.")
                            .formatted(min, max));
        }
        // as in AWS, a desired capacity that is not named moves into the new bounds
        int desired = input.number("DesiredCapacity").orElse(Math.clamp(old.desired(), min, max));
        Sizes sizes = new Sizes(min, max, desired);
        if (desired < min || desired > max) {
            throw outside(input, group.name(), new Sizes(sizes.min(), sizes.max(), desired));
        }
        group.resize(
                sizes,
                "A user request updated the group to min %d, max %d, desired %d."
                        .formatted(min, max, desired));
        return Members.of();
    }

    static ApiError outside(Input input, String name, Sizes sizes) {
        return input.invalid(
                "The desired capacity of '%s' must be %d to %d (its min and max), not %d."
                        .formatted(name, sizes.min(), sizes.max(), sizes.desired()));
    }
}
