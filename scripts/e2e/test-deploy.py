"""Checks the files of deploy/; run by scripts/e2e/test-deploy, which installs what it imports.

Nothing is started: what a schema cannot say (that images exist, that Milvus takes these settings) is not shown here.
"""
import glob
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

import jsonschema
import kubernetes_validate
import yaml

HERE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KUBERNETES = "1.33"
SECRETS = ("token", "password", "api-key", "secret")
passed = failed = 0


def check(what, problems):
    global passed, failed
    passed += not problems
    failed += bool(problems)
    print("%-7s %s" % ("FAILED" if problems else "ok", what))
    for problem in problems:
        print("        " + problem)


def read(path):
    with open(HERE + "/deploy/" + path, encoding="utf-8") as source:
        return source.read()


def problems_of(schema, document):
    return ["%s: %s" % ("/".join(map(str, error.absolute_path)), error.message[:300])
            for error in jsonschema.Draft7Validator(schema).iter_errors(document)]


def pinned(image):
    return re.search(r":[^/:]*\d[^/:]*$", image) is not None


# -- the configuration of Corpusmill ---------------------------------------------------------------------------------

def config_problems(text):
    """What the program itself says about a configuration: an unknown key is an error. Secrets must only be named."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        shown = subprocess.run([HERE + "/scripts/corpusmill", "config", "show", "--config", file.name],
                               capture_output=True, text=True, timeout=60)
    problems = [] if shown.returncode == 0 else ["config show ended with %d: %s" % (shown.returncode, shown.stderr.strip())]
    for path, value in leaves(yaml.safe_load(text)):
        if path[-1] in SECRETS and value and not re.fullmatch(r"\$\{\w+:?\}", str(value)):
            problems.append(".".join(map(str, path)) + " holds a secret; it must name a variable, like ${NAME}")
    return problems


def leaves(tree, path=()):
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, path + (key,))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from leaves(value, path + (number,))
    else:
        yield path, tree


# -- compose ---------------------------------------------------------------------------------------------------------

def interpolate(text, variables, missing):
    """${NAME}, ${NAME:-default} and ${NAME:?message}, as Compose does it."""
    def value(found):
        name, operator, rest = found.group(1), found.group(2), found.group(3)
        if variables.get(name):
            return variables[name]
        if operator == ":-":
            return rest
        if operator == ":?":
            missing.add(name)
        elif name not in variables:
            missing.add("%s is not in .env" % name)
        return "x"
    return re.sub(r"\$\{(\w+)(:[-?])?([^}]*)\}", value, text)


def compose():
    variables = dict(line.split("=", 1) for line in read("compose/.env").splitlines() if re.match(r"\w+=", line))
    missing = set()
    tree = yaml.safe_load(interpolate(read("compose/compose.yaml"), variables, missing))
    check("compose starts only with the passwords of .env, and with nothing else missing",
          sorted(missing ^ {"MINIO_PASSWORD", "MILVUS_PASSWORD"}))
    package = importlib.util.find_spec("compose").submodule_search_locations[0]
    with open(package + "/config/compose_spec.json") as source:
        check("compose.yaml follows the Compose specification", problems_of(json.load(source), tree))
    services = tree["services"]
    check("each image has a version", [name + ": " + service["image"] for name, service in services.items()
                                       if not pinned(service["image"])])
    check("each server has a health check",
          [name for name, service in services.items() if "healthcheck" not in service
           and name not in ("indexer", "taskmanager")])  # a client, and one that the JobManager watches
    named = [volume.split(":")[0] for service in services.values() for volume in service.get("volumes", [])]
    check("each volume is declared and used",
          sorted({volume for volume in named if volume[0] not in "./"} ^ set(tree["volumes"])))
    check("ports are open on this machine only", [port for service in services.values()
                                                  for port in service.get("ports", []) if not port.startswith("127.")])
    check("whoever is waited for can say that it is healthy",
          [name + " waits for " + other for name, service in services.items()
           for other, how in service.get("depends_on", {}).items()
           if how["condition"] == "service_healthy" and "healthcheck" not in services[other]])
    text = read("compose/corpusmill.yaml")
    config = yaml.safe_load(text)
    check("the configuration of compose is one of Corpusmill", config_problems(text))
    problems = []
    host, port = re.fullmatch(r"http://([^:]+):(\d+)", config["store"]["milvus"]["uri"]).groups()
    if host not in services or port != "19530":
        problems.append("no such server: " + config["store"]["milvus"]["uri"])
    listen = config["service"]["listen"].rsplit(":", 1)[1]
    if not any(entry.endswith(":" + listen) for entry in services["service"]["ports"]):
        problems.append("port %s of the service is not published" % listen)
    for name in ("taskmanager", "indexer"):
        mounts = [volume.split(":")[1] for volume in services[name]["volumes"]]
        for path in (config["sources"][0]["uri"], config["job"].get("plan-path", "(none)"), config["store"]["path"]):
            if not any(path.startswith(mount) for mount in mounts):
                problems.append("%s does not mount %s" % (name, path))
    check("servers, ports and folders of the configuration are those of compose.yaml", problems)


# -- Kubernetes ------------------------------------------------------------------------------------------------------

def closed(schema):
    """The schema of a custom resource as the API server applies it with strict validation: unknown fields are errors."""
    if isinstance(schema, dict):
        copy = {key: closed(value) for key, value in schema.items()}
        if "properties" in schema and not schema.get("x-kubernetes-preserve-unknown-fields"):
            copy.setdefault("additionalProperties", False)
        if schema.get("x-kubernetes-int-or-string"):
            copy.pop("type", None)
        return copy
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


def flink_deployment():
    jar = glob.glob(HERE + "/.tools/deploy/operator/*.jar")[0]
    with zipfile.ZipFile(jar) as archive:
        crd = yaml.safe_load(archive.read("META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml"))
    schema = closed(crd["spec"]["versions"][0]["schema"]["openAPIV3Schema"])
    del schema["properties"]["spec"]["properties"]["flinkVersion"]["enum"]  # that operator is older than Flink 2.3
    schema["properties"].update({"apiVersion": {"const": "flink.apache.org/v1beta1"}, "kind": {"const": crd["spec"]["names"]["kind"]},
                                 "metadata": {"type": "object"}})
    # A pod template is merged into the operator's own pod: its containers need no image.
    return schema


def pod_specs(document):
    spec = document.get("spec", {})
    for path in (("template", "spec"), ("jobTemplate", "spec", "template", "spec"), ("podTemplate", "spec")):
        found = spec
        for key in path:
            found = (found or {}).get(key)
        if found:
            yield found


def kubernetes_problems(document, custom):
    if document["kind"] == "FlinkDeployment":
        version = re.search(r"<flink.version>(\d+)\.(\d+)", open(HERE + "/pom.xml").read())
        wrong = document["spec"]["flinkVersion"] != "v%s_%s" % version.groups()
        return problems_of(custom, document) + (["flinkVersion is not the pom's"] if wrong else [])
    try:
        kubernetes_validate.validate(document, KUBERNETES, strict=True)
        return []
    except kubernetes_validate.ValidationError as error:
        return ["%s: %s" % ("/".join(map(str, error.path)), error.message[:300])]


def unnamed_variables(documents, config):
    """Containers that mount the configuration, or run what reads it, without the variables that it names."""
    names = set(re.findall(r"\$\{(\w+)", config))
    problems = []
    for document in documents:
        for pod in pod_specs(document):
            mounted = {volume["name"] for volume in pod.get("volumes", []) if volume.get("configMap", {}).get("name") == "corpusmill"}
            for container in pod["containers"]:
                reads = document["kind"] == "FlinkDeployment" or any(
                    mount["name"] in mounted for mount in container.get("volumeMounts", []))
                missing = names - {entry["name"] for entry in container.get("env", [])}
                if reads and missing:
                    problems.append("%s: %s has no %s" % (document["metadata"]["name"], container["name"], sorted(missing)))
    return problems


def kubernetes():
    custom = flink_deployment()
    documents = []
    for path in sorted(glob.glob(HERE + "/deploy/kubernetes/*.yaml")) + [HERE + "/deploy/schedule/kubernetes-cronjob.yaml"]:
        name = os.path.relpath(path, HERE)
        for document in yaml.safe_load_all(open(path, encoding="utf-8")):
            documents.append(document)
            check("%s: %s follows its schema" % (name, document["kind"]), kubernetes_problems(document, custom))
    by_kind = {}
    for document in documents:
        by_kind.setdefault(document["kind"], {})[document["metadata"]["name"]] = document
    secrets = by_kind["Secret"]
    check("no secret is written down", [name for name, secret in secrets.items() for value in secret["stringData"].values()
                                        if value] + [name for name in by_kind["ConfigMap"] if name not in ("corpusmill",)])
    text = by_kind["ConfigMap"]["corpusmill"]["data"]["corpusmill.yaml"]
    check("the configuration of Kubernetes is one of Corpusmill, without a secret", config_problems(text))
    check("whoever has the configuration has what it names", unnamed_variables(documents, text))
    accounts = {document["spec"]["serviceAccount"] for document in by_kind["FlinkDeployment"].values()}
    check("Flink has one service account", [] if len(accounts) == 1 else sorted(accounts))
    images, problems = [], []
    for document in documents:
        problems += ["%s: no ConfigMap %s" % (document["metadata"]["name"], volume["configMap"]["name"])
                     for pod in pod_specs(document) for volume in pod.get("volumes", [])
                     if "configMap" in volume and volume["configMap"]["name"] not in by_kind["ConfigMap"]]
        images.append(document.get("spec", {}).get("image", ""))
        for pod in pod_specs(document):
            volumes = {volume["name"]: volume for volume in pod.get("volumes", [])}
            problems += ["%s: no volume claim %s" % (document["metadata"]["name"], claim) for volume in volumes.values()
                         for claim in [volume.get("persistentVolumeClaim", {}).get("claimName")]
                         if claim and claim not in by_kind["PersistentVolumeClaim"]]
            for container in pod["containers"]:
                images.append(container.get("image", ""))
                problems += ["%s mounts %s, which is no volume" % (document["metadata"]["name"], mount["name"])
                             for mount in container.get("volumeMounts", []) if mount["name"] not in volumes]
                for entry in container.get("env", []):
                    reference = entry.get("valueFrom", {}).get("secretKeyRef")
                    if reference and reference["key"] not in secrets[reference["name"]]["stringData"]:
                        problems.append("no key %s in the secret" % reference["key"])
    check("volumes, claims, secrets and configurations that are used are there", problems)
    check("each image has a version", [image for image in images if image and not pinned(image)])
    service, deployment = by_kind["Service"]["corpusmill"], by_kind["Deployment"]["corpusmill"]
    labels = deployment["spec"]["template"]["metadata"]["labels"].items()
    port = deployment["spec"]["template"]["spec"]["containers"][0]["ports"][0]
    check("the service finds its pods and their port",
          [] if service["spec"]["selector"].items() <= labels and service["spec"]["ports"][0]["targetPort"] == port["name"]
          and yaml.safe_load(text)["service"]["listen"].endswith(":%d" % port["containerPort"]) else ["it does not"])
    rest = re.findall(r"-m (\S+)-rest:8081", json.dumps(by_kind["CronJob"]["corpusmill-nightly-flink"]))
    check("the nightly run goes to a session cluster that is there",
          [name for name in rest if "job" in by_kind["FlinkDeployment"].get(name, {"spec": {"job": 1}})["spec"]] or
          ([] if rest else ["none is named"]))


compose()
kubernetes()
print("%d passed, %d failed" % (passed, failed))
sys.exit(1 if failed or not passed else 0)
