package io.signalbox.cloud.stack;

import java.util.List;

/// One property that is not as the template says.
///
/// @param path `/Actions/0/ForwardConfig/TargetGroups/0/Weight`
/// @param kind `NOT_EQUAL`, `ADD` or `REMOVE`
public record PropertyDifference(String path, String expected, String actual, String kind) {

    /// Properties that operations and scaling move, and should: the template only says where they begin.
    private static final List<Moved> MOVED =
            List.of(
                    new Moved("AWS::ElasticLoadBalancingV2::ListenerRule", "/Actions"),
                    new Moved("AWS::ElasticLoadBalancingV2::Listener", "/DefaultActions"),
                    new Moved("AWS::ECS::Service", "/DesiredCount"),
                    new Moved("AWS::ECS::Service", "/TaskDefinition"),
                    new Moved("AWS::AutoScaling::AutoScalingGroup", "/DesiredCapacity"),
                    new Moved("AWS::ApplicationAutoScaling::ScalableTarget", "/SuspendedState"));

    private record Moved(String type, String path) {}

    /// Whether this is no drift but the work of an operator, of ECS or of scaling.
    ///
    /// @param type of the resource
    public boolean expectedOf(String type) {
        return MOVED.stream().anyMatch(m -> m.type().equals(type) && path.startsWith(m.path()));
    }
}
