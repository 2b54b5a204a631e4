package io.github.fakeec2.compute;

/**
 * What can be changed about an instance after its launch. Everything is validated and complete: what a request left out
 * has its default here.
 *
 * @param userData in Base64, or null
 * @param monitoring of detailed monitoring: disabled, disabling, enabled or pending
 * @param enclave whether it is enabled for Nitro Enclaves
 * @param instanceProfile its instance profile, or null
 */
public record Settings(
        Machine machine,
        Site site,
        Protection protection,
        String userData,
        String monitoring,
        MetadataOptions metadata,
        Maintenance maintenance,
        DnsNaming dnsNaming,
        ReservationTarget reservation,
        boolean enclave,
        AttachedProfile instanceProfile) {

    /** The same on another machine. */
    public Settings with(Machine other) {
        return new Settings(other, site, protection, userData, monitoring, metadata, maintenance, dnsNaming,
                reservation, enclave, instanceProfile);
    }

    /** The same somewhere else. */
    public Settings with(Site other) {
        return new Settings(machine, other, protection, userData, monitoring, metadata, maintenance, dnsNaming,
                reservation, enclave, instanceProfile);
    }

    /** The same, protected otherwise. */
    public Settings with(Protection other) {
        return new Settings(machine, site, other, userData, monitoring, metadata, maintenance, dnsNaming, reservation,
                enclave, instanceProfile);
    }

    /** The same with other metadata options. */
    public Settings with(MetadataOptions other) {
        return new Settings(machine, site, protection, userData, monitoring, other, maintenance, dnsNaming,
                reservation, enclave, instanceProfile);
    }

    /** The same, maintained otherwise. */
    public Settings with(Maintenance other) {
        return new Settings(machine, site, protection, userData, monitoring, metadata, other, dnsNaming, reservation,
                enclave, instanceProfile);
    }

    /** The same with host names of another form. */
    public Settings with(DnsNaming other) {
        return new Settings(machine, site, protection, userData, monitoring, metadata, maintenance, other, reservation,
                enclave, instanceProfile);
    }

    /** The same with another wish for reserved capacity. */
    public Settings with(ReservationTarget other) {
        return new Settings(machine, site, protection, userData, monitoring, metadata, maintenance, dnsNaming, other,
                enclave, instanceProfile);
    }

    /** The same with other user data, in Base64, or with none. */
    public Settings withUserData(String base64) {
        return new Settings(machine, site, protection, base64, monitoring, metadata, maintenance, dnsNaming,
                reservation, enclave, instanceProfile);
    }

    /** The same in another state of detailed monitoring: disabled, disabling, enabled or pending. */
    public Settings withMonitoring(String state) {
        return new Settings(machine, site, protection, userData, state, metadata, maintenance, dnsNaming, reservation,
                enclave, instanceProfile);
    }

    /** The same with another instance profile, or with none. */
    public Settings withInstanceProfile(AttachedProfile other) {
        return new Settings(machine, site, protection, userData, monitoring, metadata, maintenance, dnsNaming,
                reservation, enclave, other);
    }
}
