"""What a user of MLflow's client does with the registry, and what has to come of it. Nothing is set up but the environment."""

import mlflow
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException

client = MlflowClient()


def refused(code, call, *arguments, **named):
    """The message of a refusal with this code."""
    try:
        call(*arguments, **named)
    except MlflowException as refusal:
        assert refusal.error_code == code, (refusal.error_code, code)
        return str(refusal)
    raise AssertionError(f"{call.__name__} was not refused")


# Lists and reads.
models = client.search_registered_models()
assert [model.name for model in models] == ["default"], models
model = client.get_registered_model("default")
assert model.aliases == {"live": "2", "previous": "1"}, model.aliases
assert sorted(version.current_stage for version in model.latest_versions) == ["Archived", "None", "Production"]
versions = client.search_model_versions("name = 'default'", order_by=["version_number ASC"])
assert [str(version.version) for version in versions] == ["1", "2", "3"], versions
ours = client.get_model_version("default", "2")
assert ours.status == "READY" and ours.current_stage == "Production", ours
assert ours.tags["kalimtak.version"] == "v1" and ours.tags["kalimtak.metric.accuracy"] == "0.652", ours.tags
assert client.get_model_version_by_alias("default", "live").tags["kalimtak.version"] == "v1"
assert [version.version for version in client.get_latest_versions("default", ["Production"])] in (["2"], [2])
found = client.search_model_versions("tags.`kalimtak.status` = 'live'")
assert [str(version.version) for version in found] == ["2"], found
page = client.search_model_versions("name = 'default'", max_results=2)
assert len(page) == 2 and page.token
assert len(client.search_model_versions("name = 'default'", max_results=2, page_token=page.token)) == 1

# Tags and describes.
client.set_model_version_tag("default", "3", "checked", "yes")
assert client.get_model_version("default", "3").tags["checked"] == "yes"
client.delete_model_version_tag("default", "3", "checked")
assert "checked" not in client.get_model_version("default", "3").tags
assert client.update_model_version("default", "3", "second").description == "second"
client.set_registered_model_tag("default", "team", "a")
assert client.update_registered_model("default", "prompts").tags == {"team": "a"}
client.delete_registered_model_tag("default", "team")
assert client.get_registered_model("default").tags == {}
refused("INVALID_PARAMETER_VALUE", client.set_model_version_tag, "default", "3", "kalimtak.status", "live")

# Gives names.
client.set_registered_model_alias("default", "champion", "3")
assert str(client.get_model_version_by_alias("default", "champion").version) == "3"
client.set_registered_model_alias("default", "challenger", "3")
client.delete_registered_model_alias("default", "challenger")
refused("RESOURCE_DOES_NOT_EXIST", client.get_model_version_by_alias, "default", "challenger")
assert "follows the routing table" in refused(
    "RESOURCE_CONFLICT", client.set_registered_model_alias, "default", "live", "3"
)

# Registers, with the client and with the function above it, which makes the model first.
refused("RESOURCE_ALREADY_EXISTS", client.create_registered_model, "default")
refused("INVALID_PARAMETER_VALUE", client.create_registered_model, "another")
made = client.create_model_version("default", "s3://bucket/models/7", run_id="abc123", tags={"team": "a"})
assert str(made.version) == "4" and made.status == "READY" and made.run_id == "abc123", made
assert made.tags["team"] == "a" and made.source == "s3://bucket/models/7", made
assert client.get_model_version_download_uri("default", "4") == "s3://bucket/models/7"
again = mlflow.register_model("s3://bucket/models/8", "default")
assert str(again.version) == "5", again
refused("RESOURCE_DOES_NOT_EXIST", client.get_model_version, "default", "99")

# Moves no traffic and deletes nothing.
assert "POST /api/admin/rollouts" in refused(
    "RESOURCE_CONFLICT", client.transition_model_version_stage, "default", "3", "Production"
)
assert client.transition_model_version_stage("default", "2", "Production").current_stage == "Production"
refused("RESOURCE_CONFLICT", client.delete_model_version, "default", "3")
refused("RESOURCE_CONFLICT", client.delete_registered_model, "default")
refused("RESOURCE_CONFLICT", client.rename_registered_model, "default", "other")
refused("ENDPOINT_NOT_FOUND", client.create_experiment, "runs are kept elsewhere")

print("every call was answered")
