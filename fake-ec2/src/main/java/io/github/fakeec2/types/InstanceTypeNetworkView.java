package io.github.fakeec2.types;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.types.InstanceTypeDetails.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.EfaInfo;
import software.amazon.awssdk.services.ec2.model.NetworkCardInfo;
import software.amazon.awssdk.services.ec2.model.NetworkInfo;

/** The network of an instance type as the SDK's model object. */
final class InstanceTypeNetworkView {

    private InstanceTypeNetworkView() {}

    static NetworkInfo of(InstanceTypeFacts type, InstanceTypeDetails details) {
        NetworkInfo.Builder network = NetworkInfo.builder()
                .networkPerformance(type.networkPerformance())
                .maximumNetworkInterfaces(type.maxNetworkInterfaces())
                .maximumNetworkCards(details.cards())
                .defaultNetworkCardIndex(0)
                .networkCards(cards(type, details))
                .ipv4AddressesPerInterface(type.ipv4AddressesPerInterface())
                .ipv6AddressesPerInterface(type.ipv6AddressesPerInterface())
                .ipv6Supported(type.ipv6Supported())
                .enaSupport(type.enaSupport())
                .efaSupported(details.efaInterfaces() > 0)
                .encryptionInTransitSupported(details.encryptionInTransit())
                .enaSrdSupported(details.enaSrd())
                .applyMutation(NewerSdk.member("NetworkInfo.flexibleEnaQueuesSupport", view ->
                        view.flexibleEnaQueuesSupport(InstanceTypeTraits.supported(details.flexibleQueues()))));
        if (details.efaInterfaces() > 0) {
            network.efaInfo(EfaInfo.builder().maximumEfaInterfaces(details.efaInterfaces()).build());
        }
        if (details.bandwidthWeighting()) {
            network.applyMutation(NewerSdk.member("NetworkInfo.bandwidthWeightings", view ->
                    view.bandwidthWeightingsWithStrings(InstanceTypeTraits.bandwidthWeightings(details))));
        }
        return network.build();
    }

    private static List<NetworkCardInfo> cards(InstanceTypeFacts type, InstanceTypeDetails details) {
        List<NetworkCardInfo> cards = new ArrayList<>(details.cards());
        Optional<Range> gbps = details.networkGbps();
        String performance = details.cards() == 1 || gbps.isEmpty()
                ? type.networkPerformance() : gigabit(gbps.get().peak());
        for (int index = 0; index < details.cards(); index++) {
            NetworkCardInfo.Builder card = NetworkCardInfo.builder()
                    .networkCardIndex(index)
                    .networkPerformance(performance)
                    .maximumNetworkInterfaces(type.maxNetworkInterfaces() / details.cards());
            gbps.ifPresent(range -> card
                    .applyMutation(NewerSdk.member("NetworkCardInfo.baselineBandwidthInGbps",
                            view -> view.baselineBandwidthInGbps(range.baseline())))
                    .applyMutation(NewerSdk.member("NetworkCardInfo.peakBandwidthInGbps",
                            view -> view.peakBandwidthInGbps(range.peak()))));
            cards.add(card.build());
        }
        return cards;
    }

    private static String gigabit(double gbps) {
        return (gbps == Math.rint(gbps) ? String.valueOf((long) gbps) : String.valueOf(gbps)) + " Gigabit";
    }
}
