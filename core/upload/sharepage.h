#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QSize>
#include <QString>

#include <utility>
#include <vector>

namespace limner {

//! One picture of a share page. Whatever stands in it may be hostile.
struct SharePagePicture {
    QString url = {}; //!< empty = it was taken back, which the page says
    QString mediaType = {};
    QSize size = {};
    QString alt = {};
    QString prompt = {}; //!< empty = not shown, as all of these
    QString negative = {};
    std::vector<std::pair<QString, QString>> facts = {}; //!< label and value
    bool hasDownload = false;
};

//! A page that shows pictures to whoever has its address: a value that becomes bytes.
struct SharePage {
    QString language = QStringLiteral("en"); //!< BCP 47
    QString title = {};
    QString address = {}; //!< absolute; empty = a signed one, which the page cannot know
    QString cover = {};   //!< absolute address of the picture that a preview shows
    std::vector<SharePagePicture> pictures = {};
    QDateTime validUntil = {}; //!< of its links; null = they do not end
    //! Words of the page's language.
    QString negativeWord = {};
    QString downloadWord = {};
    QString goneWord = {};  //!< instead of a picture that was taken back
    QString validWord = {}; //!< "These links work until %1."
};

//! UTF-8, without a script, well-formed as XML too: one column on a phone, dark and light as the
//! desktop is, Open Graph tags, a policy that lets nothing in but its own pictures.
[[nodiscard]] QByteArray htmlOf(const SharePage &page);

//! The address of `to` as a page at `from` names it; both absolute. The whole of it when they share
//! no folder of the same server.
[[nodiscard]] QString relativeAddress(const QString &from, const QString &to);

} // namespace limner
