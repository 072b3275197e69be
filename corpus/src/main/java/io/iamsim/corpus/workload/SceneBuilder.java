package io.iamsim.corpus.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iamsim.environment.Environment;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.load.SourceFiles;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the environment file of one role, its account and its organisation, and reads it. */
final class SceneBuilder {
  private static final String FILE = "environment.json";
  private static final String MANAGEMENT = "111111111111";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String rolePath;
  private final String roleName;
  private final String account;
  private final ObjectNode file = JSON.createObjectNode();
  private final ObjectNode own;
  private final ObjectNode role;
  private final List<PolicyText> policies = new ArrayList<>();

  /**
   * @param account the account of the role
   * @param role the role's path, if any, and name
   */
  SceneBuilder(AccountId account, String role) {
    int slash = role.lastIndexOf('/');
    this.account = account.value();
    this.rolePath = slash < 0 ? "/" : "/" + role.substring(0, slash + 1);
    this.roleName = role.substring(slash + 1);
    this.own = file.putObject("accounts").putObject(this.account);
    this.role = own.putObject("roles").putObject(roleName).put("path", rolePath);
  }

  SceneBuilder tags(Map<String, String> tags) {
    ObjectNode its = role.putObject("tags");
    tags.forEach(its::put);
    return this;
  }

  SceneBuilder identity(String name, String text) {
    role.withObject("/inlinePolicies").set(name, document(name, PolicyType.IDENTITY, text));
    return this;
  }

  SceneBuilder boundary(String name, String text) {
    role.set("permissionsBoundary", document(name, PolicyType.PERMISSIONS_BOUNDARY, text));
    return this;
  }

  /**
   * An organisation in which the account stands in a unit below the root, with a service control
   * policy for each of the three.
   */
  SceneBuilder organization(String id, String ofRoot, String ofUnit, String ofAccount) {
    ObjectNode root =
        file.putObject("organization")
            .put("id", id)
            .put("managementAccount", MANAGEMENT)
            .putObject("root")
            .put("id", "r-ab12");
    guardrail(root, "guardrail-root", ofRoot);
    ObjectNode unit = root.putArray("children").addObject().put("id", "ou-ab12-workload");
    guardrail(unit, "guardrail-unit", ofUnit);
    unit.putArray("accounts").add(account);
    guardrail(own, "guardrail-account", ofAccount);
    return this;
  }

  SceneBuilder bucket(String name, String policyName, String text) {
    own.putObject("resources")
        .putObject("arn:aws:s3:::" + name)
        .set("policy", document(policyName, PolicyType.RESOURCE, text));
    return this;
  }

  private void guardrail(ObjectNode target, String name, String text) {
    target.putArray("serviceControlPolicies").add(document(name, PolicyType.SERVICE_CONTROL, text));
  }

  RequestPrincipal principal() {
    String arn = "arn:aws:iam::" + account + ":role" + rolePath + roleName;
    return new RequestPrincipal.RoleSession(Arn.parse(arn).orElseThrow(), true, "run-1");
  }

  Scene ask(List<Question> questions) {
    String text = file.toString();
    Environment environment =
        EnvironmentLoader.load(List.of(FILE), new OneFile(text), ParseMode.STRICT).orElseThrow();
    return new Scene(policies, text, environment, principal(), questions);
  }

  private ObjectNode document(String name, PolicyType type, String text) {
    policies.add(PolicyText.of(name, type, text));
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private record OneFile(String text) implements SourceFiles {
    @Override
    public Checked<SourceText> read(String path) {
      return Checked.of(SourceText.of(path, text), List.of());
    }

    @Override
    public Optional<List<String>> list(String folder) {
      return Optional.empty();
    }
  }
}
