package io.signalbox.lab.scaling;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Pages;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.scaling.AutoScalingGroup.Sizes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The Auto Scaling operations, such as `aws autoscaling set-desired-capacity --auto-scaling-group-name …`.
public final class ScalingApi {
    private static final Pages.Names NAMES =
            new Pages.Names("MaxRecords", "NextToken", "InvalidNextToken");

    private final AutoScalingGroup group;
    private final ScalingShapes shapes;

    private ScalingApi(AutoScalingGroup group, Account account) {
        this.group = group;
        this.shapes = new ScalingShapes(group, account);
    }

    public static AwsService service(AutoScalingGroup group, Account account) {
        ScalingApi api = new ScalingApi(group, account);
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
        boolean asked = names.isEmpty() || names.contains(group.name());
        boolean instances = input.flag("IncludeInstances").orElse(true);
        Pages.Request request =
                Pages.Request.from(input, "DescribeAutoScalingGroups", NAMES, 50, 100);
        List<String> found = asked ? List.of(group.name()) : List.of();
        Pages.Page<String> page = Pages.page(found, name -> name, request, NAMES);
        return Members.of()
                .put(
                        "AutoScalingGroups",
                        page.items().stream().map(_ -> shapes.group(instances)).toList())
                .put("NextToken", page.next().orElse(null));
    }

    private Members describeActivities(Input input) {
        Optional<String> name = input.text("AutoScalingGroupName");
        name.ifPresent(this::require);
        List<String> ids = input.texts("ActivityIds");
        List<Activity> asked =
                group.activities().stream()
                        .filter(a -> ids.isEmpty() || ids.contains(ScalingShapes.id(a)))
                        .toList();
        Pages.Request request =
                Pages.Request.from(input, "DescribeScalingActivities", NAMES, 100, 100);
        // newest first: the key counts down
        Pages.Page<Activity> page =
                Pages.page(
                        asked, a -> "%019d".formatted(Long.MAX_VALUE - a.number()), request, NAMES);
        return Members.of()
                .put("Activities", page.items().stream().map(shapes::activity).toList())
                .put("NextToken", page.next().orElse(null));
    }

    private Members setDesiredCapacity(Input input) {
        require(input.requiredText("AutoScalingGroupName"));
        int desired =
                input.number("DesiredCapacity")
                        .orElseThrow(() -> input.invalid("DesiredCapacity is required."));
        Sizes sizes = group.sizes();
        if (desired < sizes.min() || desired > sizes.max()) {
            throw outside(input, desired, sizes);
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
        require(input.requiredText("AutoScalingGroupName"));
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
            throw outside(input, desired, sizes);
        }
        group.resize(
                sizes,
                "A user request updated the group to min %d, max %d, desired %d."
                        .formatted(min, max, desired));
        return Members.of();
    }

    private void require(String name) {
        if (!name.equals(group.name())) {
            throw ApiError.of(
                    "ValidationError", "There is no Auto Scaling group '%s'.".formatted(name));
        }
    }

    private ApiError outside(Input input, int desired, Sizes sizes) {
        return input.invalid(
                "The desired capacity of '%s' must be %d to %d (its min and max), not %d."
                        .formatted(group.name(), sizes.min(), sizes.max(), desired));
    }
}
