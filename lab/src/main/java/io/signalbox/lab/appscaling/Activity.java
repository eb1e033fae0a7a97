package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.Members;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One thing that scaling did, or did not and why.
record Activity(
        String id,
        TargetId target,
        String description,
        String cause,
        Instant at,
        Optional<NotScaled> notScaled) {

    /// @param code such as `AlreadyAtMaxCapacity`
    record NotScaled(String code, int min, int max, int current) {
        Members members() {
            return Members.of()
                    .put("Code", code)
                    .put("MaxCapacity", max)
                    .put("MinCapacity", min)
                    .put("CurrentCapacity", current);
        }
    }

    Members members() {
        String status = notScaled.isPresent() ? "Unfulfilled" : "Successful";
        return Members.of()
                .put("ActivityId", id)
                .put("ServiceNamespace", TargetId.NAMESPACE)
                .put("ResourceId", target.resourceId())
                .put("ScalableDimension", TargetId.DIMENSION)
                .put("Description", description)
                .put("Cause", cause)
                .put("StartTime", at)
                .put("EndTime", at)
                .put("StatusCode", status)
                .put(
                        "StatusMessage",
                        notScaled.isPresent()
                                ? description
                                : "Successfully set desired count. The service takes it from here.")
                .put(
                        "NotScaledReasons",
                        notScaled.map(reason -> List.of(reason.members())).orElse(null));
    }
}
