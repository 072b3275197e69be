package io.iamsim.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.ActionName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under which keys a request tells of its resource's tags (ROOM-82). */
class ResourceTagKeysTest {

  @ParameterizedTest
  @CsvSource({
    "sqs:SendMessage, sqs:eu-west-1:111122223333:q, aws:ResourceTag/",
    "ec2:StopInstances, ec2:eu-west-1:111122223333:instance/i-1, aws:ResourceTag/ ec2:ResourceTag/",
    "rds:DeleteDBInstance, rds:eu-west-1:111122223333:db:d, aws:ResourceTag/ rds:db-tag/",
    "iam:DeleteRole, iam::111122223333:role/r, aws:ResourceTag/ iam:ResourceTag/",
    "ssm:GetParameter, ssm:eu-west-1:111122223333:parameter/p, aws:ResourceTag/ ssm:resourceTag/",
    "s3tables:DeleteTableBucket, s3tables:eu-west-1:111122223333:bucket/b, aws:ResourceTag/ s3tables:TableBucketTag/",
    "datapipeline:DeletePipeline, datapipeline:eu-west-1:111122223333:pipeline/p, aws:ResourceTag/ datapipeline:Tag/"
  })
  void theResourcesOwnTags(String action, String rest, String families) {
    ResourceTagKeys keys = keys(action, "arn:aws:" + rest);
    assertThat(keys.own()).containsExactly(families.split(" "));
    assertThat(keys.doubtful()).isEmpty();
    assertThat(keys.others()).isEmpty();
  }

  @Test
  void aTableTellsOfItsBucketsTags() {
    ResourceTagKeys keys =
        keys("s3tables:DeleteTable", "arn:aws:s3tables:eu-west-1:111122223333:bucket/b/table/1");
    assertThat(keys.own()).containsExactly("aws:ResourceTag/");
    assertThat(keys.others()).containsExactly("s3tables:TableBucketTag/");
  }

  @Test
  void tagsInARequestAreNotTheResources() {
    ResourceTagKeys keys = keys("rds:CreateDBInstance", "arn:aws:rds:eu-west-1:111122223333:db:d");
    assertThat(keys.own()).doesNotContain("rds:req-tag/", "aws:RequestTag/");
    assertThat(keys.others()).isEmpty();
  }

  @Test
  void anActionThatTheDataDoNotKnowMayCarryAnyOfThem() {
    ResourceTagKeys keys =
        keys("ec2:Frobnicate", "arn:aws:ec2:eu-west-1:111122223333:instance/i-1");
    assertThat(keys)
        .isEqualTo(
            new ResourceTagKeys(
                List.of(), List.of("aws:ResourceTag/", "ec2:ResourceTag/"), List.of()));
    assertThat(keys("nosuch:Action", "arn:aws:nosuch:::x"))
        .isEqualTo(ResourceTagKeys.UNKNOWN_SERVICE);
  }

  private static ResourceTagKeys keys(String action, String resource) {
    return ServiceCatalog.bundled()
        .resourceTagKeys(ActionName.parse(action).orElseThrow(), resource);
  }
}
