package io.signalbox.cloud.aws;

import io.signalbox.cloud.Listener;
import io.signalbox.cloud.Rule;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.TargetGroup;
import io.signalbox.cloud.WeightedGroup;
import java.util.List;

/// Elastic Load Balancing v2. All calls block and throw [AwsException].
public interface TrafficGateway {

    /// `aws elbv2 describe-rules --rule-arns R`
    Rule rule(String ruleArn);

    /// `aws elbv2 describe-listeners --listener-arns L`
    Listener listener(String listenerArn);

    /// Names and settings, without targets. `aws elbv2 describe-target-groups
    /// --target-group-arns …`, then `aws elbv2 describe-target-group-attributes` for each
    List<TargetGroup> targetGroups(List<String> arns);

    /// `aws elbv2 describe-target-health --target-group-arn A`
    List<Target> targets(String targetGroupArn);

    /// Changes the weights of a rule and nothing else of it: reads the rule, refuses when its
    /// weights are not as expected, and writes all its actions back.
    /// `aws elbv2 modify-rule --rule-arn R --actions …`
    ///
    /// @throws AwsException conflict when the rule is not as expected
    Written writeWeights(String ruleArn, List<WeightedGroup> expected, List<WeightedGroup> wanted);
}
