package io.github.fakeec2.assertions;

import io.github.fakeec2.gateway.RecordedCall;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Recorded calls as failure messages show them, and the names by which operations are asked for. */
final class CallTexts {

    private static final int SHOWN = 10;
    private static final int REQUEST_WIDTH = 160;
    private static final List<String> SERVICES = List.of("ec2", "autoscaling", "elasticloadbalancingv2",
            "elasticloadbalancing", "cloudwatch", "dlm", "ebs");

    private CallTexts() {
    }

    static List<String> table(List<? extends RecordedCall> calls) {
        List<List<String>> rows = new ArrayList<>();
        for (RecordedCall call : calls) {
            rows.add(List.of(call.at().toString(), call.operation(), call.succeeded() ? "" : "failed: " + code(call),
                    call.caller().map(site -> "-> at " + site).orElse("")));
        }
        return Report.first(SHOWN, Report.columns(rows));
    }

    /** The AWS error's code, or the name of what else was thrown. */
    static String code(RecordedCall call) {
        if (call.error() instanceof AwsServiceException e && e.awsErrorDetails() != null) {
            return e.awsErrorDetails().errorCode();
        }
        return call.error() == null ? "none" : call.error().getClass().getSimpleName();
    }

    static String request(RecordedCall call) {
        String text = String.valueOf(call.request());
        return text.length() <= REQUEST_WIDTH ? text : text.substring(0, REQUEST_WIDTH) + "...";
    }

    /** Refuses a name that AWS does not have: there can be no calls by it, and "is empty" would always hold. */
    static String requiredOperation(String name) {
        Inputs.requiredText(name, "operation");
        for (String service : SERVICES) {
            try {
                Class.forName("software.amazon.awssdk.services." + service + ".model." + name + "Request", false,
                        CallTexts.class.getClassLoader());
                return name;
            } catch (ClassNotFoundException | LinkageError e) {
                // not this service's
            }
        }
        throw new IllegalArgumentException("AWS has no operation '" + name + "' in the services of this cloud; names"
                + " are spelt as AWS does, such as TerminateInstances");
    }
}
