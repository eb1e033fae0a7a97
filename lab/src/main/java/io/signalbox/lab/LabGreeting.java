package io.signalbox.lab;

import io.signalbox.lab.ecs.cluster.Cluster;
import java.io.PrintStream;

/// What the lab prints when it is up: where everything is, and commands to try.
final class LabGreeting {
    private LabGreeting() {}

    /// @param password to print once, `""` for none
    static void print(PrintStream out, Lab lab, String password) {
        out.printf(
                "AWS endpoint   %s  (region eu-west-1, account 000000000000)%n", lab.awsEndpoint());
        if (lab.hasFleet()) {
            out.printf("Load balancer  %s%n", lab.balancerUrl());
        }
        out.printf("Redis          %s%n", lab.redisUrl());
        for (Cluster.RunningTask task : lab.running()) {
            out.printf(
                    "Server         http://127.0.0.1:%d  %s  pid %d  %s%n",
                    task.port(), task.id(), task.pid(), task.service());
        }
        if (!password.isEmpty()) {
            out.printf("Admin          %s, password %s%n", Lab.ADMIN, password);
        }
        out.println();
        commands(out, lab);
        out.println();
        out.println("signalbox lab: ready; Ctrl+C stops it");
        out.flush();
    }

    private static void commands(PrintStream out, Lab lab) {
        String aws = "aws --endpoint-url " + lab.awsEndpoint();
        out.println("Try, in another terminal:");
        out.println(
                "  export AWS_DEFAULT_REGION=eu-west-1 AWS_ACCESS_KEY_ID=AKIASIGNALBOXLAB0000 \\");
        out.println("    AWS_SECRET_ACCESS_KEY=signalbox-lab-not-a-secret");
        if (lab.hasFleet()) {
            fleetCommands(out, lab, aws);
        } else {
            out.printf("  %s cloudformation list-stacks%n", aws);
        }
    }

    private static void fleetCommands(PrintStream out, Lab lab, String aws) {
        String cluster = lab.fleet().required("ClusterName");
        String blue = lab.fleet().required(LabFleet.BLUE, "ServiceName");
        String green = lab.fleet().required(LabFleet.GREEN, "ServiceName");
        out.printf("  %s ecs describe-services --cluster %s --services %s%n", aws, cluster, blue);
        out.printf(
                "  %s ecs update-service --cluster %s --service %s --desired-count 2%n",
                aws, cluster, green);
        out.printf("  %s elbv2 describe-rules --listener-arn %s%n", aws, lab.listenerArn());
        out.printf(
                "  %s elbv2 modify-rule --rule-arn %s --actions '%s'%n",
                aws, lab.ruleArn(), shift(lab));
        out.printf("  %s autoscaling describe-auto-scaling-groups%n", aws);
        out.printf("  %s cloudformation list-stacks%n", aws);
    }

    private static String shift(Lab lab) {
        return ("[{\"Type\":\"forward\",\"ForwardConfig\":{\"TargetGroups\":["
                        + "{\"TargetGroupArn\":\"%s\",\"Weight\":90},"
                        + "{\"TargetGroupArn\":\"%s\",\"Weight\":10}],"
                        + "\"TargetGroupStickinessConfig\":{\"Enabled\":true,\"DurationSeconds\":60}}}]")
                .formatted(lab.blueTargetGroupArn(), lab.greenTargetGroupArn());
    }
}
