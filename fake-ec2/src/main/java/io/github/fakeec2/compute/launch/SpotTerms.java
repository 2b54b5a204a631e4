package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.launch.SpotRequest.Interruption;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotMarketOptions;

/** Reads what a request says about a Spot Instance (API reference, SpotMarketOptions and RequestSpotInstances). */
public final class SpotTerms {

    private static final Pattern PRICE = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?|\\.\\d{1,6}");

    private SpotTerms() {
    }

    /** The terms of a launch with the market type spot. */
    static SpotRequest.Terms of(LaunchRequest request, Instant now) {
        RunInstancesRequest raw = request.raw();
        SpotMarketOptions options = raw.instanceMarketOptions().spotOptions();
        RunInstancesRequest one = raw.toBuilder().minCount(1).maxCount(1).clientToken(null).build();
        boolean hibernates = raw.hibernationOptions() != null
                && Boolean.TRUE.equals(raw.hibernationOptions().configured());
        Interruption byDefault = hibernates ? Interruption.HIBERNATE : Interruption.TERMINATE;
        if (options == null) {
            return new SpotRequest.Terms(one, product(request), false, byDefault, null, null, null);
        }
        boolean persistent = isPersistent(options.spotInstanceTypeAsString());
        String named = options.instanceInterruptionBehaviorAsString();
        Interruption interruption = interruption(named, byDefault);
        if (hibernates && interruption != Interruption.HIBERNATE) {
            throw conflict("an instance that is configured for hibernation hibernates when it is interrupted");
        }
        boolean stops = Required.isGiven(named) && interruption != Interruption.TERMINATE;
        if (persistent && interruption == Interruption.TERMINATE) {
            throw conflict("a persistent request needs the interruption behavior stop or hibernate");
        }
        if (!persistent && stops && !hibernates) {
            throw conflict("the interruption behavior " + named + " needs a persistent request");
        }
        if (!persistent && options.validUntil() != null) {
            throw conflict("validUntil needs a persistent request");
        }
        return new SpotRequest.Terms(one, product(request), persistent, interruption, price(options.maxPrice()), null,
                end(options.validUntil(), now));
    }

    /**
     * What a launch that is put off will run: Linux/UNIX or Windows.
     *
     * @throws AwsError what RunInstances has against the launch, whether or not there is capacity for it
     */
    public static String product(Call call, RunInstancesRequest launch) {
        LaunchRequest request = LaunchRequest.checked(call, launch);
        try {
            new Launcher(call, request); // which looks for the network that the launch needs
        } catch (AwsError e) {
            if (!e.code().equals("InsufficientInstanceCapacity")) {
                throw e;
            }
        }
        return product(request);
    }

    private static String product(LaunchRequest request) {
        return "windows".equals(request.image().platform()) ? "Windows" : "Linux/UNIX";
    }

    /** Whether a request is persistent; one-time by default. */
    public static boolean isPersistent(String type) {
        requireOneOf("spotInstanceType", type, List.of("one-time", "persistent"));
        return "persistent".equals(type);
    }

    /** What happens on an interruption. */
    public static Interruption interruption(String behavior, Interruption otherwise) {
        requireOneOf("instanceInterruptionBehavior", behavior, List.of("terminate", "stop", "hibernate"));
        return Required.isGiven(behavior)
                ? Interruption.valueOf(behavior.toUpperCase(Locale.ROOT)) : otherwise;
    }

    /**
     * The most to pay, with six digits after the point as EC2 shows it, or null.
     *
     * @throws AwsError {@code InvalidParameterValue} for what is no price above USD 0.001
     */
    public static String price(String text) {
        if (!Required.isGiven(text)) {
            return null;
        }
        if (!PRICE.matcher(text).matches()) {
            throw AwsError.invalidValue("price", text, "It must be a decimal number.");
        }
        BigDecimal price = new BigDecimal(text).setScale(6);
        if (price.compareTo(new BigDecimal("0.001")) < 0) {
            throw AwsError.invalidValue("price", text, "The maximum price must be more than USD $0.001.");
        }
        return price.toPlainString();
    }

    /** The end of a request, which must be to come. */
    public static Instant end(Instant end, Instant now) {
        if (end != null && !end.isAfter(now)) {
            throw AwsError.invalidValue("validUntil", end, "The date must be in the future.");
        }
        return end;
    }

    private static void requireOneOf(String parameter, String value, List<String> allowed) {
        if (Required.isGiven(value) && !allowed.contains(value)) {
            throw LaunchValues.invalid(value, parameter);
        }
    }

    private static AwsError conflict(String why) {
        return AwsError.of("InvalidParameterCombination", "The parameters of the Spot market can't be combined: "
                + why);
    }
}
