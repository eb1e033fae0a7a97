package io.signalbox.lab.resource;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One CloudFormation resource type with a meaning in the lab. All calls come on the lab's control thread and must not
/// block: what takes time answers [Work.Busy]. An [io.signalbox.lab.endpoint.ApiError] that is thrown fails the resource
/// with its text as the reason.
public interface ResourceType {
    /// As templates write it: `AWS::ECS::Service`.
    String name();

    /// The properties at the top level whose change makes a new resource instead of changing this one.
    Set<String> createOnly();

    /// Begins to make the resource. Where the template gives no name, [Wanted#generatedName] is one.
    Work create(Wanted wanted);

    /// Begins to change the resource in place; never called when one of [#createOnly] differs.
    Work update(String physicalId, Wanted before, Wanted wanted);

    /// Begins to remove the resource. One that is no longer there is done at once.
    ///
    /// @param last as it was made or last changed
    Work delete(String physicalId, Wanted last);

    /// What `Fn::GetAtt` may ask, by its whole name (`PrimaryEndPoint.Address`); values are texts or lists of texts.
    Map<String, Object> attributes(String physicalId);

    /// The properties as they are now, in the template's shape with every leaf a text, for the detection of drift. Only
    /// those that can be read back; a property that is absent here is not compared. Empty if the resource has gone.
    Optional<Map<String, Object>> actual(String physicalId);
}
