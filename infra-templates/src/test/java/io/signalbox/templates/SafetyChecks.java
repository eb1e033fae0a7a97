package io.signalbox.templates;

import io.signalbox.templates.TemplateTree.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// What a careful team looks for in a template before it runs: rights, open ports, encryption, what is lost with a stack,
/// secrets. A check answers with its findings, `WHERE: WHAT`.
final class SafetyChecks {
    /// Actions that IAM cannot narrow to a resource (service authorization reference), and so may stand beside
    /// `Resource: '*'`. All of them read, but for the token of ECR, which is of the caller's own account, and
    /// random passwords, which are nobody's.
    static final Set<String> WITHOUT_RESOURCE =
            Set.of(
                    "application-autoscaling:DescribeScalableTargets",
                    "application-autoscaling:DescribeScalingActivities",
                    "application-autoscaling:DescribeScalingPolicies",
                    "application-autoscaling:DescribeScheduledActions",
                    "autoscaling:DescribeAutoScalingGroups",
                    "autoscaling:DescribeInstanceRefreshes",
                    "autoscaling:DescribePolicies",
                    "autoscaling:DescribeScalingActivities",
                    "autoscaling:DescribeScheduledActions",
                    "cloudformation:DescribeStackDriftDetectionStatus",
                    "cloudformation:ListStacks",
                    "cloudformation:ValidateTemplate",
                    "cloudwatch:GetMetricData",
                    "cloudwatch:ListMetrics",
                    "ecr:GetAuthorizationToken",
                    "ecs:DescribeTaskDefinition",
                    "ecs:ListClusters",
                    "ecs:ListServices",
                    "ecs:ListTaskDefinitions",
                    "elasticache:DescribeEvents",
                    "elasticloadbalancing:DescribeListeners",
                    "elasticloadbalancing:DescribeLoadBalancerAttributes",
                    "elasticloadbalancing:DescribeLoadBalancers",
                    "elasticloadbalancing:DescribeRules",
                    "elasticloadbalancing:DescribeTags",
                    "elasticloadbalancing:DescribeTargetGroupAttributes",
                    "elasticloadbalancing:DescribeTargetGroups",
                    "elasticloadbalancing:DescribeTargetHealth",
                    "logs:DescribeLogGroups",
                    "secretsmanager:GetRandomPassword");

    /// What is gone with them cannot be made again by the template.
    private static final Set<String> STATE =
            Set.of(
                    "AWS::ECR::Repository",
                    "AWS::ElastiCache::ReplicationGroup",
                    "AWS::ElastiCache::ServerlessCache",
                    "AWS::KMS::Key",
                    "AWS::Logs::LogGroup",
                    "AWS::S3::Bucket",
                    "AWS::SecretsManager::Secret");

    private static final Set<String> EVERYBODY = Set.of("0.0.0.0/0", "::/0");
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|passwd|secret|token|apikey|credential).*");

    private SafetyChecks() {}

    static List<String> rights(TemplateTree tree) {
        List<String> findings = new ArrayList<>();
        for (Resource resource : tree.resources()) {
            String where = tree.id() + "." + resource.name() + ": ";
            for (Map<String, Object> statement : TemplateTree.mappingsIn(resource.properties())) {
                boolean policy =
                        "Allow".equals(statement.get("Effect"))
                                && statement.containsKey("Resource");
                // In a key policy * is the key itself.
                if (policy && !resource.type().equals("AWS::KMS::Key")) {
                    statement(statement, where, findings);
                }
            }
        }
        return findings;
    }

    private static void statement(
            Map<String, Object> statement, String where, List<String> findings) {
        List<String> actions = TemplateTree.texts(statement.get("Action"));
        boolean everything = TemplateTree.texts(statement.get("Resource")).contains("*");
        for (String action : actions) {
            if (action.contains("*")) {
                findings.add(where + action + " is more than one action");
            } else if (everything && !WITHOUT_RESOURCE.contains(action)) {
                findings.add(where + action + " can be narrowed to a resource");
            }
        }
        if (actions.contains("iam:PassRole")
                && !String.valueOf(statement.get("Condition")).contains("iam:PassedToService")) {
            findings.add(where + "iam:PassRole to any service");
        }
    }

    /// A role that people take asks for a second factor; one that a service takes names it.
    static List<String> trust(TemplateTree tree) {
        List<String> findings = new ArrayList<>();
        for (Resource role : tree.resources("AWS::IAM::Role")) {
            Object document = role.properties().get("AssumeRolePolicyDocument");
            for (Map<String, Object> statement : TemplateTree.mappingsIn(document)) {
                Map<String, Object> principal = TemplateTree.asMapping(statement.get("Principal"));
                String condition = String.valueOf(statement.get("Condition"));
                if (Objects.equals(statement.get("Principal"), "*")) {
                    findings.add(tree.id() + "." + role.name() + ": anybody may take it");
                }
                if (principal.containsKey("AWS")
                        && !condition.contains("aws:MultiFactorAuthPresent")) {
                    findings.add(tree.id() + "." + role.name() + ": no second factor");
                }
                if (principal.containsKey("Federated") && !condition.contains(":sub")) {
                    findings.add(tree.id() + "." + role.name() + ": any subject may take it");
                }
            }
        }
        return findings;
    }

    static List<String> openPorts(TemplateTree tree) {
        List<String> findings = new ArrayList<>();
        for (Resource resource : tree.resources()) {
            Object rules =
                    resource.type().equals("AWS::EC2::SecurityGroupIngress")
                            ? resource.properties()
                            : resource.properties().get("SecurityGroupIngress");
            for (Map<String, Object> rule : TemplateTree.mappingsIn(rules)) {
                if (fromEverybody(tree, rule) && !isBalancerPort(resource, rule)) {
                    findings.add(
                            "%s.%s: port %s open to everybody"
                                    .formatted(tree.id(), resource.name(), rule.get("FromPort")));
                }
            }
        }
        return findings;
    }

    private static boolean fromEverybody(TemplateTree tree, Map<String, Object> rule) {
        for (String key : List.of("CidrIp", "CidrIpv6")) {
            Object from = rule.get(key);
            Object parameter = TemplateTree.asMapping(from).get("Ref");
            Object standard =
                    parameter == null
                            ? from
                            : tree.mapping("Parameters", parameter.toString()).get("Default");
            if (EVERYBODY.contains(String.valueOf(standard))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBalancerPort(Resource resource, Map<String, Object> rule) {
        Object port = rule.get("FromPort");
        return resource.name().equals("LoadBalancerSecurityGroup")
                && Set.<Object>of(80, 443).contains(String.valueOf(port).matches("\\d+") ? port : 0)
                && Objects.equals(port, rule.get("ToPort"));
    }

    static List<String> encryption(TemplateTree tree) {
        List<String> findings = new ArrayList<>();
        for (Resource resource : tree.resources()) {
            String where = tree.id() + "." + resource.name() + ": ";
            for (String missing : unencrypted(resource)) {
                findings.add(where + missing);
            }
        }
        return findings;
    }

    private static List<String> unencrypted(Resource resource) {
        Map<String, Object> given = resource.properties();
        return switch (resource.type()) {
            case "AWS::ECR::Repository" -> present(given, "EncryptionConfiguration");
            case "AWS::S3::Bucket" ->
                    concat(
                            present(given, "BucketEncryption"),
                            present(given, "PublicAccessBlockConfiguration"));
            case "AWS::SNS::Topic" -> present(given, "KmsMasterKeyId");
            case "AWS::KMS::Key" -> isTrue(given, "EnableKeyRotation");
            case "AWS::ElastiCache::ReplicationGroup" ->
                    concat(
                            isTrue(given, "TransitEncryptionEnabled"),
                            isTrue(given, "AtRestEncryptionEnabled"));
            case "AWS::EC2::LaunchTemplate", "AWS::EC2::Instance" -> disks(given);
            case "AWS::ElasticLoadBalancingV2::Listener" ->
                    "HTTP".equals(given.get("Protocol")) && !isRedirect(given)
                            ? List.of("plain HTTP that is not sent on to HTTPS")
                            : List.of();
            default -> List.of();
        };
    }

    private static boolean isRedirect(Map<String, Object> listener) {
        return TemplateTree.mappingsIn(listener.get("DefaultActions")).stream()
                .anyMatch(action -> "redirect".equals(action.get("Type")));
    }

    private static List<String> disks(Map<String, Object> given) {
        List<Map<String, Object>> disks =
                TemplateTree.mappingsIn(given).stream()
                        .filter(m -> m.containsKey("Ebs"))
                        .map(m -> TemplateTree.asMapping(m.get("Ebs")))
                        .toList();
        return !disks.isEmpty()
                        && disks.stream().allMatch(d -> Boolean.TRUE.equals(d.get("Encrypted")))
                ? List.of()
                : List.of("a disk that is not encrypted");
    }

    private static List<String> present(Map<String, Object> given, String property) {
        return given.containsKey(property) ? List.of() : List.of("no " + property);
    }

    private static List<String> isTrue(Map<String, Object> given, String property) {
        return Boolean.TRUE.equals(given.get(property))
                ? List.of()
                : List.of(property + " is not true");
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    static List<String> deletionPolicies(TemplateTree tree) {
        List<String> findings = new ArrayList<>();
        for (Resource resource : tree.resources()) {
            for (String policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
                if (STATE.contains(resource.type()) && !resource.body().containsKey(policy)) {
                    findings.add("%s.%s: no %s".formatted(tree.id(), resource.name(), policy));
                }
            }
        }
        return findings;
    }

    static List<String> secrets(TemplateTree tree) {
        List<String> findings = new ArrayList<>();
        for (String name : tree.mapping("Parameters").keySet()) {
            if (SECRET.matcher(name).matches() && !name.endsWith("Arn")) {
                findings.add(tree.id() + "." + name + ": a secret as a parameter");
            }
            if (tree.mapping("Parameters", name).containsKey("NoEcho")) {
                findings.add(tree.id() + "." + name + ": NoEcho, so a secret as a parameter");
            }
        }
        for (Resource definition : tree.resources("AWS::ECS::TaskDefinition")) {
            for (Map<String, Object> mapping : TemplateTree.mappingsIn(definition.properties())) {
                Object name = mapping.get("Name");
                if (mapping.containsKey("Value")
                        && name != null
                        && SECRET.matcher(name.toString()).matches()) {
                    findings.add(tree.id() + ": " + name + " in the clear");
                }
            }
        }
        return findings;
    }
}
