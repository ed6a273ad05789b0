#pragma once

#include "core/prompt/prompthistory.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace limner {

class IconButton;

//! Every prompt that was sent, to be found again. It asks for pages and is given them.
class PromptPast final : public QDialog {
    Q_OBJECT
public:
    //! `model` = the one in force, to look among its prompts only.
    PromptPast(const QString &model, QWidget *parent);

    //! The answer to the latest `pageWanted`.
    void addPage(const PromptQuery &query, const std::vector<SentPrompt> &page);

signals:
    void pageWanted(const limner::PromptQuery &query);
    void favouriteWanted(const QString &prompt, bool favourite);
    void insertWanted(const QString &prompt);
    void replaceWanted(const QString &prompt);

private:
    void build();
    void ask();
    void askMore();
    void toggleStar();
    void showActions();
    [[nodiscard]] QString current() const;

    QString m_model;
    PromptQuery m_query = {}; //!< the latest
    bool m_hasMore = false;
    QLineEdit *m_search = nullptr;
    IconButton *m_favourites = nullptr;
    QPushButton *m_ofModel = nullptr;
    QListWidget *m_list = nullptr;
    IconButton *m_star = nullptr;
    QPushButton *m_insert = nullptr;
    QPushButton *m_replace = nullptr;
};

} // namespace limner
