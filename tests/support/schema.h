#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "intake/yaml.h"

// YAML files held against the schemas of docs/schemas.
namespace codong::test {

// As a YAML 1.2 reader of the core schema sees it.
inline nlohmann::json as_json(const YamlNode& node) {
    switch (node.kind) {
        case YamlNode::Kind::Null:
            return nullptr;
        case YamlNode::Kind::Sequence: {
            nlohmann::json out = nlohmann::json::array();
            for (const YamlNode& item : node.items) out.push_back(as_json(item));
            return out;
        }
        case YamlNode::Kind::Map: {
            nlohmann::json out = nlohmann::json::object();
            for (const YamlEntry& entry : node.entries) out[entry.first] = as_json(entry.second);
            return out;
        }
        case YamlNode::Kind::Scalar:
            break;
    }
    if (!node.quoted && (node.scalar == "true" || node.scalar == "false")) return node.scalar == "true";
    if (const auto number = to_number(node)) {
        if (*number == static_cast<double>(static_cast<long long>(*number))) return static_cast<long long>(*number);
        return *number;
    }
    return node.scalar;
}

inline nlohmann::json read_as_json(const std::string& path) {
    auto root = read_yaml(path);
    REQUIRE(root);
    return as_json(*root);
}

inline nlohmann::json schema_text(const std::string& name) {
    std::ifstream file(std::string(CODONG_SOURCE_DIR) + "/docs/schemas/" + name);
    REQUIRE(file);
    return nlohmann::json::parse(file);
}

inline bool is_valid(const std::string& schema_name, const nlohmann::json& document) {
    const nlohmann::json text = schema_text(schema_name);
    valijson::Schema schema;
    valijson::SchemaParser parser;
    const valijson::adapters::NlohmannJsonAdapter schema_adapter(text);
    parser.populateSchema(schema_adapter, schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    const valijson::adapters::NlohmannJsonAdapter target(document);
    const bool valid = validator.validate(schema, target, &results);
    valijson::ValidationResults::Error problem;
    while (results.popError(problem)) {
        std::string where;
        for (const std::string& step : problem.context) where += step;
        UNSCOPED_INFO(where << ": " << problem.description);
    }
    return valid;
}

inline nlohmann::json json_from_yaml(const std::string& text) {
    auto root = parse_yaml(text, "a.yaml");
    REQUIRE(root);
    return as_json(*root);
}

}  // namespace codong::test
