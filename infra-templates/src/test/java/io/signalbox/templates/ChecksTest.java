package io.signalbox.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each check finds what it is there for: a good template, one fault put in, one finding.
class ChecksTest {
    private static final String GOOD =
            """
            AWSTemplateFormatVersion: '2010-09-09'
            Description: A template with nothing to find
            Metadata:
              AWS::CloudFormation::Interface:
                ParameterGroups:
                  - Label: {default: Fleet}
                    Parameters: [FleetName]
            Parameters:
              FleetName:
                Type: String
                Description: Name of the fleet
                AllowedPattern: '^[a-z]+$'
                ConstraintDescription: must be small letters
            Resources:
              LoadBalancerSecurityGroup:
                Type: AWS::EC2::SecurityGroup
                Properties:
                  GroupDescription: !Sub 'Balancer of ${FleetName}'
                  SecurityGroupIngress:
                    - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
                    - {IpProtocol: tcp, FromPort: 8443, ToPort: 8443, CidrIp: 10.0.0.0/8}
              Disks:
                Type: AWS::EC2::LaunchTemplate
                Properties:
                  LaunchTemplateData: {BlockDeviceMappings: [{Ebs: {Encrypted: true}}]}
              Cluster:
                Type: AWS::ECS::Cluster
                Properties: {Tags: [{Key: 'sio:fleet', Value: !Ref FleetName}]}
              Bucket:
                Type: AWS::S3::Bucket
                DeletionPolicy: Retain
                UpdateReplacePolicy: Retain
                Properties: {BucketEncryption: {}, PublicAccessBlockConfiguration: {}}
              Listener:
                Type: AWS::ElasticLoadBalancingV2::Listener
                Properties: {Protocol: HTTP, DefaultActions: [{Type: redirect}]}
              Tasks:
                Type: AWS::ECS::TaskDefinition
                Properties: {ContainerDefinitions: [{Environment: [{Name: MODE, Value: x}]}]}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: {AWS: 'arn:aws:iam::000000000000:root'}
                        Condition: {Bool: {'aws:MultiFactorAuthPresent': 'true'}}
                  Policies:
                    - PolicyDocument:
                        Statement:
                          - {Effect: Allow, Action: 'ecs:ListClusters', Resource: '*'}
                          - {Effect: Allow, Action: 'ecs:UpdateService', Resource: !GetAtt Cluster.Arn}
            Outputs:
              TemplateId: {Description: id, Value: good}
              TemplateVersion: {Description: version, Value: '1'}
              ClusterName: {Description: name, Value: !Ref Cluster}
            """;

    @Test
    void findNothingInAGoodTemplate() {
        assertThat(findings(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Description: Name of the fleet      | Description: x                    | not described
                    GroupDescription: !Sub 'Balancer of ${FleetName}' | GroupDescription: x | nothing
                    Parameters: [FleetName]             | Parameters: []                    | not in exactly one group
                    Parameters: [FleetName]             | Parameters: [FleetName, Gone]     | in a group, but no parameter
                    AllowedPattern: '^[a-z]+$'          | Default: x                        | any text is allowed
                    AllowedPattern: '^[a-z]+$'          | Default: X, AllowedPattern: '^[a-z]+$' | its default breaks
                    ConstraintDescription: must be small letters | Default: x               | a pattern without
                    Type: String                        | Type: Number                      | any number is allowed
                    '!Ref FleetName'                    | '!Ref Fleet'                      | nothing is named Fleet
                    ${FleetName}                        | ${Fleet}                          | nothing is named Fleet
                    Cluster.Arn                         | Group.Arn                         | nothing is named Group
                    'Bucket:'                           | 'a_bucket:'                       | not in PascalCase
                    Value: good                         | Value: other                      | TemplateId is not good
                    Value: '1'                          | Value: 1                          | TemplateVersion is not
                    ClusterName: {                      | Clustername: {                    | no output ClusterName
                    Description: name,                  | ''                                | ClusterName: not described
                    Description: name,                  | Description: name, Export: {},    | exported
                    'Key: ''sio:fleet'''                | Key: fleet                        | no tag sio:fleet
                    Action: 'ecs:ListClusters'          | Action: 'ecs:UpdateService'       | can be narrowed
                    Action: 'ecs:UpdateService'         | Action: 'ecs:*'                   | more than one action
                    Action: 'ecs:UpdateService'         | Action: 'iam:PassRole'            | iam:PassRole to any service
                    aws:MultiFactorAuthPresent          | aws:SourceIp                      | no second factor
                    Principal: {AWS: 'arn:aws:iam::000000000000:root'} | Principal: '*'     | anybody may take it
                    Principal: {AWS: 'arn:aws:iam::000000000000:root'} | Principal: {Federated: x} | any subject
                    CidrIp: 10.0.0.0/8                  | CidrIp: 0.0.0.0/0                 | port 8443 open
                    CidrIp: 10.0.0.0/8                  | CidrIpv6: '::/0'                  | port 8443 open
                    FromPort: 443                       | FromPort: 22                      | port 22 open
                    LoadBalancerSecurityGroup           | TaskSecurityGroup                 | port 443 open
                    Encrypted: true                     | Encrypted: false                  | a disk that is not encrypted
                    BucketEncryption: {},               | ''                                | no BucketEncryption
                    , PublicAccessBlockConfiguration: {} | ''                               | no PublicAccessBlock
                    Type: redirect                      | Type: forward                     | plain HTTP
                    DeletionPolicy: Retain              | Condition: X                      | no DeletionPolicy
                    UpdateReplacePolicy: Retain         | Condition: X                      | no UpdateReplacePolicy
                    'Name: MODE'                        | Name: DB_PASSWORD                 | DB_PASSWORD in the clear
                    Type: String                        | Type: String, NoEcho: true        | a secret as a parameter
                    """)
    void findWhatIsWrong(String right, String wrong, String finding) {
        assertThat(GOOD).contains(right);

        // A second key goes on a line of its own.
        String faulty =
                GOOD.replace(
                        right,
                        wrong == null
                                ? ""
                                : wrong.replaceFirst(", (NoEcho|AllowedPattern)", "\n    $1"));

        if (finding.equals("nothing")) {
            assertThat(findings(faulty)).isEmpty();
        } else {
            assertThat(findings(faulty)).isNotEmpty().anyMatch(f -> f.contains(finding));
        }
    }

    @Test
    void findAParameterThatNobodyUses() {
        assertThat(edited(text -> text.replace("${FleetName}", "x").replace("!Ref FleetName", "x")))
                .containsExactly("good.FleetName: not used");
    }

    @Test
    void findASecretAmongTheParameters() {
        assertThat(edited(text -> text.replace("FleetName", "AdminPassword")))
                .contains("good.AdminPassword: a secret as a parameter");
    }

    @Test
    void findAnOpenPortBehindAParametersDefault() {
        String open =
                GOOD.replace("CidrIp: 10.0.0.0/8", "CidrIp: !Ref FleetName")
                        .replace(
                                "AllowedPattern: '^[a-z]+$'",
                                "Default: 0.0.0.0/0\n    AllowedPattern: '.*'");

        assertThat(findings(open))
                .containsExactly("good.LoadBalancerSecurityGroup: port 8443 open to everybody");
    }

    @Test
    void findATemplateThatIsTooLong() {
        String lines = "#\n".repeat(Checks.MOST_LINES);

        assertThat(findings(GOOD + lines)).anyMatch(f -> f.matches("good: \\d+ lines"));
    }

    @Test
    void findTooManyParameters() {
        StringBuilder more = new StringBuilder("Parameters:\n");
        IntStream.rangeClosed(1, Checks.MOST_PARAMETERS)
                .forEach(i -> more.append("  P" + i + ": {Type: String}\n"));

        assertThat(findings(GOOD.replaceFirst("(?m)^Parameters:\n", more.toString())))
                .contains("good: 16 parameters");
    }

    @Test
    void findAnAlias() {
        String aliased =
                GOOD.replace("BucketEncryption: {}", "BucketEncryption: &none {}")
                        .replace(
                                "PublicAccessBlockConfiguration: {}",
                                "PublicAccessBlockConfiguration: *none");

        assertThat(findings(aliased)).anyMatch(f -> f.contains("alias"));
    }

    private static List<String> edited(UnaryOperator<String> edit) {
        return findings(edit.apply(GOOD));
    }

    private static List<String> findings(String text) {
        TemplateTree tree = TemplateTree.parse("good", text);
        return java.util.stream.Stream.of(
                        Checks.form(tree),
                        Checks.parameters(tree),
                        Checks.references(tree),
                        Checks.names(tree),
                        Checks.outputs(tree, List.of("ClusterName")),
                        Checks.tags(tree),
                        SafetyChecks.rights(tree),
                        SafetyChecks.trust(tree),
                        SafetyChecks.openPorts(tree),
                        SafetyChecks.encryption(tree),
                        SafetyChecks.deletionPolicies(tree),
                        SafetyChecks.secrets(tree))
                .flatMap(List::stream)
                .toList();
    }
}
