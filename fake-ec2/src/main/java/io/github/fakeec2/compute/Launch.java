package io.github.fakeec2.compute;

import io.github.fakeec2.types.InstanceTypeFacts;
import software.amazon.awssdk.services.ec2.model.CapacityReservationSpecification;
import software.amazon.awssdk.services.ec2.model.EnclaveOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceMaintenanceOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsRequest;

/**
 * What an instance got from the request that launched it. Everything is validated; nulls stand for what the request
 * left out and EC2 shows no value for.
 *
 * @param type the type's facts, such as those of {@code t3.micro}
 * @param shutdownBehavior {@code stop} or {@code terminate}
 */
record Launch(
        String reservationId,
        int launchIndex,
        String clientToken,
        ImageFacts image,
        InstanceTypeFacts type,
        String keyName,
        Site site,
        String userData,
        Protection protection,
        String shutdownBehavior,
        boolean detailedMonitoring,
        boolean ebsOptimized,
        boolean hibernation,
        String instanceProfile,
        int cpuCores,
        int threadsPerCore,
        boolean spot,
        Options options) {

    Launch withIndex(int index) {
        return new Launch(reservationId, index, clientToken, image, type, keyName, site, userData,
                protection, shutdownBehavior, detailedMonitoring, ebsOptimized, hibernation, instanceProfile, cpuCores,
                threadsPerCore, spot, options);
    }

    /** What an instance keeps of its image, whatever becomes of the image. */
    record ImageFacts(String id, String architecture, String platform, String platformDetails, String usageOperation,
            String rootDeviceName, String bootMode, String imdsSupport, boolean ena) {

        /** Whether instances require version 2 of the metadata service unless the request says otherwise. */
        boolean wantsTokens() {
            return "v2.0".equals(imdsSupport);
        }
    }

    /** Where an instance runs. */
    record Site(String zone, String zoneId, String subnetId, String vpcId, String tenancy) {
    }

    /** What keeps an instance from being stopped or terminated through the API. */
    record Protection(boolean fromTermination, boolean fromStop) {
    }

    /** Options that are kept and shown, and have no rules of their own yet; each is null where the request had none. */
    record Options(InstanceMetadataOptionsRequest metadata, InstanceMaintenanceOptionsRequest maintenance,
            EnclaveOptionsRequest enclave, PrivateDnsNameOptionsRequest privateDnsName,
            CapacityReservationSpecification capacityReservation, String cpuCredits) {
    }
}
