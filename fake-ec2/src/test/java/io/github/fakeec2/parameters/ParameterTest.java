package io.github.fakeec2.parameters;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.quota.Quota;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AccessDeniedException;
import software.amazon.awssdk.services.ssm.model.DeleteParametersResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.HierarchyLevelLimitExceededException;
import software.amazon.awssdk.services.ssm.model.HierarchyTypeMismatchException;
import software.amazon.awssdk.services.ssm.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterLimitExceededException;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.ValidationException;

class ParameterTest {

    private static final String LINUX = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

    private final FakeCloud cloud = FakeCloud.create();
    private final SsmClient ssm = cloud.client(SsmClient.class);

    @AfterEach
    void close() {
        cloud.close();
    }

    private long put(String name, String value) {
        return ssm.putParameter(r -> r.name(name).value(value).type(ParameterType.STRING).overwrite(true)).version();
    }

    private List<Parameter> below(String path, boolean recursive) {
        return ssm.getParametersByPathPaginator(r -> r.path(path).recursive(recursive)).stream()
                .flatMap(page -> page.parameters().stream()).toList();
    }

    @Test
    void thePublicParametersNameTheImagesThatCanBeLaunched() {
        Parameter linux = ssm.getParameter(r -> r.name(LINUX)).parameter();

        assertThat(linux.value()).isEqualTo(Amis.AMAZON_LINUX_2023);
        assertThat(linux.arn()).isEqualTo("arn:aws:ssm:us-east-1::parameter" + LINUX);
        assertThat(linux.dataType()).isEqualTo("aws:ec2:image");
        assertThat(cloud.ec2().describeImages(r -> r.imageIds(linux.value())).images()).hasSize(1);
        assertThat(cloud.client(SsmAsyncClient.class, "eu-west-1").getParameter(r -> r.name(LINUX)).join().parameter()
                .arn()).isEqualTo("arn:aws:ssm:eu-west-1::parameter" + LINUX);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/aws/service/ami-windows-latest                     | 1",
        "/aws/service/canonical/ubuntu/server/24.04          | 2",
        "/aws/service/ami-amazon-linux-latest/               | 8",
        "/aws/service/global-infrastructure/regions/us-west-1 | 5",
        "/aws/service/global-infrastructure/nothing          | 0"})
    void aPathLeadsToAllBelowIt(String path, int count) {
        assertThat(below(path, true)).hasSize(count);
    }

    @Test
    void withoutRecursionAPathLeadsOneLevelDown() {
        String regions = "/aws/service/global-infrastructure/regions";

        assertThat(below(regions, false)).hasSize(34)
                .extracting(Parameter::value).contains("us-east-1", "eu-west-1").isSorted();
        assertThat(ssm.getParameter(r -> r.name(regions + "/us-east-1/longName")).parameter().value())
                .isEqualTo("US East (N. Virginia)");
    }

    @Test
    void pagesHaveTenParametersAtTheMost() {
        GetParametersByPathResponse first =
                ssm.getParametersByPath(r -> r.path("/aws/service/global-infrastructure/regions"));

        assertThat(first.parameters()).hasSize(10);
        assertRefused(InvalidNextTokenException.class, "InvalidNextToken", 400, "The specified token is not valid.",
                () -> ssm.getParametersByPath(r -> r.path("/other").nextToken(first.nextToken())));
        assertRefused(ValidationException.class, "ValidationException", 400, "1 validation error detected: Value '11' at "
                + "'maxResults' failed to satisfy constraint: Member must have value less than or equal to 10",
                () -> ssm.getParametersByPath(r -> r.path("/other").maxResults(11)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative", "/with space", "/a//b"})
    void aPathBeginsWithASlash(String path) {
        assertThatThrownBy(() -> ssm.getParametersByPath(r -> r.path(path))).isInstanceOf(SsmException.class)
                .hasMessageContaining("The parameter name must begin with a forward slash \"/\".");
    }

    @Test
    void namesThatLeadNowhereAreToldApart() {
        put("mine", "1");

        GetParametersResponse answer = ssm.getParameters(r -> r.names("mine", "nothing", LINUX, "mine:7"));

        assertThat(answer.parameters()).extracting(Parameter::name).containsExactly("mine", LINUX);
        assertThat(answer.invalidParameters()).containsExactly("nothing", "mine:7");
        assertRefused(ParameterNotFoundException.class, "ParameterNotFound", 400, "Parameter nothing not found.",
                () -> ssm.getParameter(r -> r.name("nothing")));
        assertRefused(ValidationException.class, "ValidationException", 400,
                "Duplicate parameter names are not allowed in the request.",
                () -> ssm.getParameters(r -> r.names("mine", "mine")));
    }

    @Test
    void everyChangeIsAVersion() {
        assertThat(put("/app/db", "one")).isEqualTo(1);
        cloud.time().advance(Duration.ofMinutes(1));
        assertThat(put("/app/db", "two")).isEqualTo(2);

        Parameter latest = ssm.getParameter(r -> r.name("/app/db")).parameter();
        assertThat(latest.value()).isEqualTo("two");
        assertThat(latest.lastModifiedDate()).isEqualTo(cloud.time().now());
        assertThat(latest.arn()).isEqualTo("arn:aws:ssm:us-east-1:123456789012:parameter/app/db");
        Parameter first = ssm.getParameter(r -> r.name("/app/db:1")).parameter();
        assertThat(first.value()).isEqualTo("one");
        assertThat(first.selector()).isEqualTo(":1");
        assertThat(ssm.getParameter(r -> r.name(latest.arn())).parameter()).isEqualTo(latest);
        assertThat(ssm.getParameterHistory(r -> r.name("/app/db")).parameters())
                .extracting(ParameterHistory::value).containsExactly("one", "two");
        assertRefused(ParameterVersionNotFoundException.class, "ParameterVersionNotFound", 400,
                "Systems Manager could not find version 3 of /app/db. Verify the version and try again.",
                () -> ssm.getParameter(r -> r.name("/app/db:3")));
    }

    @Test
    void theHistoryGoesBackOneHundredVersions() {
        for (int i = 1; i <= 101; i++) {
            put("counter", String.valueOf(i));
        }

        assertThat(ssm.getParameterHistoryPaginator(r -> r.name("counter")).stream()
                .flatMap(page -> page.parameters().stream()))
                .extracting(ParameterHistory::version).hasSize(100).startsWith(2L, 3L).endsWith(100L, 101L);
    }

    @Test
    void whatExistsIsOverwrittenOnlyOnRequest() {
        put("mine", "1");

        assertRefused(ParameterAlreadyExistsException.class, "ParameterAlreadyExists", 400, "The parameter already "
                + "exists. To overwrite this value, set the overwrite option in the request to true.",
                () -> ssm.putParameter(r -> r.name("mine").value("2").type(ParameterType.STRING)));
        assertThatThrownBy(() -> ssm.putParameter(
                r -> r.name("mine").value("2").type(ParameterType.STRING_LIST).overwrite(true)))
                .isInstanceOf(HierarchyTypeMismatchException.class);
    }

    @Test
    void ownParametersAreListedAndDeleted() {
        put("/app/b", "1");
        put("/app/a", "2");

        assertThat(ssm.describeParameters().parameters()).extracting(ParameterMetadata::name)
                .containsExactly("/app/a", "/app/b");
        assertThat(ssm.describeParametersPaginator(r -> r.maxResults(1)).stream()
                .flatMap(page -> page.parameters().stream()))
                .extracting(ParameterMetadata::lastModifiedUser)
                .containsOnly("arn:aws:iam::123456789012:user/developer").hasSize(2);
        assertThat(cloud.client(SsmClient.class, "eu-west-1").describeParameters().parameters()).isEmpty();

        ssm.deleteParameter(r -> r.name("/app/a"));
        DeleteParametersResponse deleted = ssm.deleteParameters(r -> r.names("/app/a", "/app/b"));
        assertThat(deleted.deletedParameters()).containsExactly("/app/b");
        assertThat(deleted.invalidParameters()).containsExactly("/app/a");
        assertRefused(ParameterNotFoundException.class, "ParameterNotFound", 400, "Parameter /app/a not found.",
                () -> ssm.deleteParameter(r -> r.name("/app/a")));
    }

    @Test
    void namesAreFullyQualifiedAndNotUnderAws() {
        assertRefused(AccessDeniedException.class, "AccessDeniedException", 400,
                "No access to reserved parameter name: /aws/mine.", () -> put("/aws/mine", "1"));
        assertRefused(ValidationException.class, "ValidationException", 400,
                "Parameter name must be a fully qualified name.", () -> put("a/b", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-mine", "SSMmine", "with space", "/a//b", "/a/"})
    void namesHaveCertainCharacters(String name) {
        assertThatThrownBy(() -> put(name, "1")).isInstanceOf(SsmException.class)
                .hasMessageStartingWith("Parameter name: can't be prefixed with \"aws\" or \"ssm\"");
    }

    @Test
    void aHierarchyHasFifteenLevels() {
        put("/a".repeat(15), "1");

        assertThatThrownBy(() -> put("/a".repeat(16), "1")).isInstanceOf(HierarchyLevelLimitExceededException.class);
    }

    @Test
    void aNewParameterNeedsATypeAndAValueOfItsTier() {
        assertRefused(ValidationException.class, "ValidationException", 400,
                "A parameter type is required when you create a parameter.",
                () -> ssm.putParameter(r -> r.name("mine").value("1")));
        assertThatThrownBy(() -> put("mine", "x".repeat(4097))).isInstanceOf(SsmException.class)
                .hasMessageStartingWith("Standard tier parameters support a maximum parameter value of 4096");
        assertRefused(ValidationException.class, "ValidationException", 400,
                "The following data type is not supported: image (Data type names are all lowercase.)",
                () -> ssm.putParameter(r -> r.name("mine").value("1").type(ParameterType.STRING).dataType("image")));
        cloud.quotas().set(Quota.PARAMETERS_PER_REGION, 0);
        assertThatThrownBy(() -> put("mine", "1")).isInstanceOf(ParameterLimitExceededException.class);
    }

    @Test
    void secretsAreNotSimulated() {
        assertThatThrownBy(() -> ssm.putParameter(
                r -> r.name("mine").value("1").type(ParameterType.SECURE_STRING)))
                .isInstanceOf(NotSimulatedException.class).hasMessageContaining("type=SecureString");
    }

    @Test
    void whatComesAndGoesBetweenTwoPagesNeitherRepeatsNorHidesAnythingElse() {
        List.of("/app/a", "/app/b", "/app/c").forEach(name -> put(name, "1"));
        String token = ssm.getParametersByPath(r -> r.path("/app").maxResults(2)).nextToken();
        ssm.deleteParameter(r -> r.name("/app/a"));

        assertThat(ssm.getParametersByPath(r -> r.path("/app").nextToken(token)).parameters())
                .extracting(Parameter::name).containsExactly("/app/c");
    }

    // ---- launches

    private String launch(String imageId) {
        return cloud.ec2().runInstances(r -> r.imageId(imageId).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1)).instances().get(0).imageId();
    }

    @Test
    void aLaunchNamesAnImageByAParameterOfTheAccount() {
        for (String image : List.of(Amis.DEBIAN_12, Amis.AMAZON_LINUX_2023)) {
            ssm.putParameter(r -> r.name("/app/image").value(image).type(ParameterType.STRING).overwrite(true)
                    .dataType("aws:ec2:image"));
        }

        assertThat(launch("resolve:ssm:/app/image")).isEqualTo(Amis.AMAZON_LINUX_2023);
        assertThat(launch("resolve:ssm:/app/image:1")).isEqualTo(Amis.DEBIAN_12);
        assertThat(launch("resolve:ssm:arn:aws:ssm:us-east-1:123456789012:parameter/app/image:1"))
                .isEqualTo(Amis.DEBIAN_12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ami-0123456789abcdef0", "debian"})
    void aParameterForImagesThatNamesNoneIsNeitherMadeNorChangedAlthoughTheCallSucceeds(String value) {
        assertThat(ssm.putParameter(r -> r.name("/app/image").value(value).type(ParameterType.STRING)
                .dataType("aws:ec2:image")).version()).isEqualTo(1);
        assertRefused("SsmInvalidParameter",
                "The following aliases are invalid: /app/image", () -> launch("resolve:ssm:/app/image"));

        for (String image : List.of(Amis.DEBIAN_12, value)) {
            ssm.putParameter(r -> r.name("/app/image").value(image).type(ParameterType.STRING).overwrite(true)
                    .dataType("aws:ec2:image"));
        }
        assertThat(launch("resolve:ssm:/app/image")).isEqualTo(Amis.DEBIAN_12);
    }

    @Test
    void thePathOfAllParametersIsThatOfTheAccountsOwn() {
        put("/app/db", "one");

        assertThat(ssm.getParametersByPath(r -> r.path("/").recursive(true)).parameters())
                .extracting(Parameter::name).containsExactly("/app/db");
        assertThat(ssm.getParametersByPath(r -> r.path("/aws/service/").recursive(true)).parameters()).isNotEmpty();
    }

    @Test
    void aLaunchTakesOnlyParametersThatAreForImages() {
        put("/app/image", Amis.AMAZON_LINUX_2023);

        assertRefused("SsmInvalidParameter", "Unsupported data type. The following parameter "
                + "data types are supported: aws:ec2:image", () -> launch("resolve:ssm:/app/image"));
        assertRefused("SsmInvalidParameter",
                "The following aliases are invalid: /app/other", () -> launch("resolve:ssm:/app/other"));
    }
}
