package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.time.Instant;
import java.util.Map;

/// A service with the bounds that its policies move it in.
record ScalableTarget(
        TargetId id,
        String arn,
        int min,
        int max,
        Suspended suspended,
        String roleArn,
        Map<String, String> tags,
        Instant created) {
    ScalableTarget {
        tags = Map.copyOf(tags);
    }

    /// What is held back.
    record Suspended(boolean in, boolean out, boolean scheduled) {
        static final Suspended NOTHING = new Suspended(false, false, false);

        /// What the caller leaves out stays.
        Suspended with(Input input) {
            return new Suspended(
                    input.flag("DynamicScalingInSuspended").orElse(in),
                    input.flag("DynamicScalingOutSuspended").orElse(out),
                    input.flag("ScheduledScalingSuspended").orElse(scheduled));
        }

        Members members() {
            return Members.of()
                    .put("DynamicScalingInSuspended", in)
                    .put("DynamicScalingOutSuspended", out)
                    .put("ScheduledScalingSuspended", scheduled);
        }
    }

    /// @throws ApiError for bounds that are none
    static void requireBounds(Input input, int min, int max) {
        if (min < 0 || max < min) {
            throw input.invalid(
                    "MinCapacity must be 0 to MaxCapacity, not %d with MaxCapacity %d."
                            .formatted(min, max));
        }
    }

    ScalableTarget bounds(int least, int most) {
        return new ScalableTarget(id, arn, least, most, suspended, roleArn, tags, created);
    }

    int within(int count) {
        return Math.max(min, Math.min(max, count));
    }

    Members members() {
        return Members.of()
                .put("ServiceNamespace", TargetId.NAMESPACE)
                .put("ResourceId", id.resourceId())
                .put("ScalableDimension", TargetId.DIMENSION)
                .put("MinCapacity", min)
                .put("MaxCapacity", max)
                .put("RoleARN", roleArn)
                .put("CreationTime", created)
                .put("SuspendedState", suspended.members())
                .put("ScalableTargetARN", arn);
    }
}
