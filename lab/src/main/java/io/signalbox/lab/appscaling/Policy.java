package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.Members;
import java.time.Instant;
import java.util.List;

/// @param alarms those that the policy made for itself
record Policy(
        String arn,
        String name,
        TargetId target,
        PolicySettings settings,
        List<Made> alarms,
        Instant created) {
    Policy {
        alarms = List.copyOf(alarms);
    }

    /// An alarm by name and ARN.
    record Made(String name, String arn) {
        Members members() {
            return Members.of().put("AlarmName", name).put("AlarmARN", arn);
        }
    }

    List<Members> alarmMembers() {
        return alarms.stream().map(Made::members).toList();
    }

    Members members() {
        return Members.of()
                .put("PolicyARN", arn)
                .put("PolicyName", name)
                .put("ServiceNamespace", TargetId.NAMESPACE)
                .put("ResourceId", target.resourceId())
                .put("ScalableDimension", TargetId.DIMENSION)
                .put("PolicyType", settings.type())
                .with(settings.members())
                .put("Alarms", alarmMembers())
                .put("CreationTime", created);
    }
}
