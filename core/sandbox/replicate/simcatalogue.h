#pragma once

#include "core/sandbox/replicate/simmodels.h"

#include <vector>

namespace limner {

//! Somebody's own machines for one model.
struct SimDeployment {
    QString name = {};                      //!< owner/name
    QString model = {};                     //!< full name of what it runs
    std::chrono::milliseconds coldStart{0}; //!< it scales to zero, and takes so long to come back
};

//! A featured collection.
struct SimCollection {
    const char *slug = "";
    const char *name = "";
    const char *description = "";
    QString tag = {}; //!< its models have it
};

//! What the simulated Replicate says of its models: pages, lists, search, collections, deployments
//! (providers.md §1.2, §1.9). Private models answer to their name and stand nowhere else.
class SimCatalogue {
public:
    //! `covers` is where `/OWNER/NAME.png` is delivered.
    SimCatalogue(const SimModels &models, const std::vector<SimDeployment> &deployments,
                 QByteArray baseUrl, QByteArray covers)
        : m_models{models}
        , m_deployments{deployments}
        , m_baseUrl{std::move(baseUrl)}
        , m_covers{std::move(covers)}
    {}

    //! `path` is what follows `/v1`. Nothing for what is none of its business.
    [[nodiscard]] std::optional<ServedReply> answer(const ServedRequest &request,
                                                    const QStringList &path) const;
    [[nodiscard]] const SimDeployment *deployment(const QString &name) const;

    int pageSize = 3; //!< collections on a page

private:
    [[nodiscard]] ServedReply model(const QStringList &path) const;
    [[nodiscard]] ServedReply models(const QString &words) const;
    [[nodiscard]] ServedReply search(const ServedRequest &request) const;
    [[nodiscard]] ServedReply collections(const ServedRequest &request) const;
    [[nodiscard]] ServedReply collection(const QString &slug) const;
    [[nodiscard]] ServedReply deployments(const QStringList &path) const;
    [[nodiscard]] OrderedJson modelJson(const SimModels::Model &model) const;
    [[nodiscard]] std::vector<const SimModels::Model *> fitting(const QString &words) const;

    const SimModels &m_models;
    const std::vector<SimDeployment> &m_deployments;
    QByteArray m_baseUrl;
    QByteArray m_covers;
};

} // namespace limner
