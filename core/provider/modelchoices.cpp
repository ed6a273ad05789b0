#include "core/provider/modelchoices.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/provider/modelcardjson.h"

#include <QFileInfo>

#include <algorithm>

namespace limner {
namespace {

constexpr qint64 largestFile = 8 << 20;

auto sameAs(const QString &provider, const QString &name)
{
    return [=](const ModelCard &card) { return card.provider == provider && card.name == name; };
}

} // namespace

ModelChoices::ModelChoices(QString file)
    : m_file{std::move(file)}
{
    const Result<QByteArray> text = readFile(m_file, largestFile);
    const Json json = text ? parseJson(*text).value_or(Json{}) : Json{};
    m_favourites = cardsFromJson(memberAt(json, "favourites"));
    m_recent = cardsFromJson(memberAt(json, "recent"));
}

bool ModelChoices::isFavourite(const QString &provider, const QString &name) const
{
    return std::any_of(m_favourites.begin(), m_favourites.end(), sameAs(provider, name));
}

bool ModelChoices::setFavourite(const ModelCard &card, bool isFavourite)
{
    if (this->isFavourite(card.provider, card.name) == isFavourite)
        return false;
    if (isFavourite)
        m_favourites.insert(m_favourites.begin(), card);
    else
        std::erase_if(m_favourites, sameAs(card.provider, card.name));
    m_favourites.resize(std::min(m_favourites.size(), mostFavourites));
    save();
    return true;
}

bool ModelChoices::markUsed(const ModelCard &card)
{
    const auto isSame = sameAs(card.provider, card.name);
    if (!m_recent.empty() && isSame(m_recent.front()))
        return false;
    std::erase_if(m_recent, isSame);
    m_recent.insert(m_recent.begin(), card);
    m_recent.resize(std::min(m_recent.size(), mostRecent));
    save();
    return true;
}

void ModelChoices::learn(const ModelCard &card)
{
    bool isNews = false;
    for (std::vector<ModelCard> *const list : {&m_favourites, &m_recent}) {
        const auto found =
            std::find_if(list->begin(), list->end(), sameAs(card.provider, card.name));
        if (found != list->end() && *found != card) {
            *found = card;
            isNews = true;
        }
    }
    if (isNews)
        save();
}

void ModelChoices::save() const
{
    const Json json{{"favourites", toJson(m_favourites)}, {"recent", toJson(m_recent)}};
    Result<> saved = createFolder(QFileInfo{m_file}.path());
    if (saved)
        saved = writeFileDurably(m_file, toBytes(json));
    if (!saved)
        qCWarning(lcProvider) << "the chosen models were not kept:" << saved.error().message;
}

} // namespace limner
